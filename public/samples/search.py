# A loop that is left early, and the else that then does not run.
for name in ["Ada", "Grace"]:
    for letter in name:
        if letter == "c":
            print("a c in", name)
            break
    else:
        print("no c in", name)
