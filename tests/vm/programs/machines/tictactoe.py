# Tic-tac-toe: the best move by looking at all games from a board that is nearly full.
LINES = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]


def winner(board):
    for a, b, c in LINES:
        if board[a] == board[b] == board[c] != ".":
            return board[a]
    return None if "." in board else "draw"


def best(board, player):
    result = winner(board)
    if result:
        return {"x": 1, "o": -1, "draw": 0}[result], None
    choices = []
    for at, mark in enumerate(board):
        if mark == ".":
            value, _ = best(board[:at] + player + board[at + 1 :], "o" if player == "x" else "x")
            choices.append((value, at))
    return (max if player == "x" else min)(choices)


board = "xo.ox...o"
player = "x"
while winner(board) is None:
    value, at = best(board, player)
    board = board[:at] + player + board[at + 1 :]
    print(player, "at", at, board[:3], board[3:6], board[6:])
    player = "o" if player == "x" else "x"
print("result:", winner(board))
