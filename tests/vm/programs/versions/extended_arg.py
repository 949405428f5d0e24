# Operands over 255: many names, many constants, long jumps.
total = 0
values = {}
v0 = values[0] = 1000
v1 = values[1] = 1001
v2 = values[2] = 1002
v3 = values[3] = 1003
v4 = values[4] = 1004
v5 = values[5] = 1005
v6 = values[6] = 1006
v7 = values[7] = 1007
v8 = values[8] = 1008
v9 = values[9] = 1009
v10 = values[10] = 1010
v11 = values[11] = 1011
v12 = values[12] = 1012
v13 = values[13] = 1013
v14 = values[14] = 1014
v15 = values[15] = 1015
v16 = values[16] = 1016
v17 = values[17] = 1017
v18 = values[18] = 1018
v19 = values[19] = 1019
v20 = values[20] = 1020
v21 = values[21] = 1021
v22 = values[22] = 1022
v23 = values[23] = 1023
v24 = values[24] = 1024
v25 = values[25] = 1025
v26 = values[26] = 1026
v27 = values[27] = 1027
v28 = values[28] = 1028
v29 = values[29] = 1029
v30 = values[30] = 1030
v31 = values[31] = 1031
v32 = values[32] = 1032
v33 = values[33] = 1033
v34 = values[34] = 1034
v35 = values[35] = 1035
v36 = values[36] = 1036
v37 = values[37] = 1037
v38 = values[38] = 1038
v39 = values[39] = 1039
v40 = values[40] = 1040
v41 = values[41] = 1041
v42 = values[42] = 1042
v43 = values[43] = 1043
v44 = values[44] = 1044
v45 = values[45] = 1045
v46 = values[46] = 1046
v47 = values[47] = 1047
v48 = values[48] = 1048
v49 = values[49] = 1049
v50 = values[50] = 1050
v51 = values[51] = 1051
v52 = values[52] = 1052
v53 = values[53] = 1053
v54 = values[54] = 1054
v55 = values[55] = 1055
v56 = values[56] = 1056
v57 = values[57] = 1057
v58 = values[58] = 1058
v59 = values[59] = 1059
v60 = values[60] = 1060
v61 = values[61] = 1061
v62 = values[62] = 1062
v63 = values[63] = 1063
v64 = values[64] = 1064
v65 = values[65] = 1065
v66 = values[66] = 1066
v67 = values[67] = 1067
v68 = values[68] = 1068
v69 = values[69] = 1069
v70 = values[70] = 1070
v71 = values[71] = 1071
v72 = values[72] = 1072
v73 = values[73] = 1073
v74 = values[74] = 1074
v75 = values[75] = 1075
v76 = values[76] = 1076
v77 = values[77] = 1077
v78 = values[78] = 1078
v79 = values[79] = 1079
v80 = values[80] = 1080
v81 = values[81] = 1081
v82 = values[82] = 1082
v83 = values[83] = 1083
v84 = values[84] = 1084
v85 = values[85] = 1085
v86 = values[86] = 1086
v87 = values[87] = 1087
v88 = values[88] = 1088
v89 = values[89] = 1089
v90 = values[90] = 1090
v91 = values[91] = 1091
v92 = values[92] = 1092
v93 = values[93] = 1093
v94 = values[94] = 1094
v95 = values[95] = 1095
v96 = values[96] = 1096
v97 = values[97] = 1097
v98 = values[98] = 1098
v99 = values[99] = 1099
v100 = values[100] = 1100
v101 = values[101] = 1101
v102 = values[102] = 1102
v103 = values[103] = 1103
v104 = values[104] = 1104
v105 = values[105] = 1105
v106 = values[106] = 1106
v107 = values[107] = 1107
v108 = values[108] = 1108
v109 = values[109] = 1109
v110 = values[110] = 1110
v111 = values[111] = 1111
v112 = values[112] = 1112
v113 = values[113] = 1113
v114 = values[114] = 1114
v115 = values[115] = 1115
v116 = values[116] = 1116
v117 = values[117] = 1117
v118 = values[118] = 1118
v119 = values[119] = 1119
v120 = values[120] = 1120
v121 = values[121] = 1121
v122 = values[122] = 1122
v123 = values[123] = 1123
v124 = values[124] = 1124
v125 = values[125] = 1125
v126 = values[126] = 1126
v127 = values[127] = 1127
v128 = values[128] = 1128
v129 = values[129] = 1129
v130 = values[130] = 1130
v131 = values[131] = 1131
v132 = values[132] = 1132
v133 = values[133] = 1133
v134 = values[134] = 1134
v135 = values[135] = 1135
v136 = values[136] = 1136
v137 = values[137] = 1137
v138 = values[138] = 1138
v139 = values[139] = 1139
v140 = values[140] = 1140
v141 = values[141] = 1141
v142 = values[142] = 1142
v143 = values[143] = 1143
v144 = values[144] = 1144
v145 = values[145] = 1145
v146 = values[146] = 1146
v147 = values[147] = 1147
v148 = values[148] = 1148
v149 = values[149] = 1149
v150 = values[150] = 1150
v151 = values[151] = 1151
v152 = values[152] = 1152
v153 = values[153] = 1153
v154 = values[154] = 1154
v155 = values[155] = 1155
v156 = values[156] = 1156
v157 = values[157] = 1157
v158 = values[158] = 1158
v159 = values[159] = 1159
v160 = values[160] = 1160
v161 = values[161] = 1161
v162 = values[162] = 1162
v163 = values[163] = 1163
v164 = values[164] = 1164
v165 = values[165] = 1165
v166 = values[166] = 1166
v167 = values[167] = 1167
v168 = values[168] = 1168
v169 = values[169] = 1169
v170 = values[170] = 1170
v171 = values[171] = 1171
v172 = values[172] = 1172
v173 = values[173] = 1173
v174 = values[174] = 1174
v175 = values[175] = 1175
v176 = values[176] = 1176
v177 = values[177] = 1177
v178 = values[178] = 1178
v179 = values[179] = 1179
v180 = values[180] = 1180
v181 = values[181] = 1181
v182 = values[182] = 1182
v183 = values[183] = 1183
v184 = values[184] = 1184
v185 = values[185] = 1185
v186 = values[186] = 1186
v187 = values[187] = 1187
v188 = values[188] = 1188
v189 = values[189] = 1189
v190 = values[190] = 1190
v191 = values[191] = 1191
v192 = values[192] = 1192
v193 = values[193] = 1193
v194 = values[194] = 1194
v195 = values[195] = 1195
v196 = values[196] = 1196
v197 = values[197] = 1197
v198 = values[198] = 1198
v199 = values[199] = 1199
v200 = values[200] = 1200
v201 = values[201] = 1201
v202 = values[202] = 1202
v203 = values[203] = 1203
v204 = values[204] = 1204
v205 = values[205] = 1205
v206 = values[206] = 1206
v207 = values[207] = 1207
v208 = values[208] = 1208
v209 = values[209] = 1209
v210 = values[210] = 1210
v211 = values[211] = 1211
v212 = values[212] = 1212
v213 = values[213] = 1213
v214 = values[214] = 1214
v215 = values[215] = 1215
v216 = values[216] = 1216
v217 = values[217] = 1217
v218 = values[218] = 1218
v219 = values[219] = 1219
v220 = values[220] = 1220
v221 = values[221] = 1221
v222 = values[222] = 1222
v223 = values[223] = 1223
v224 = values[224] = 1224
v225 = values[225] = 1225
v226 = values[226] = 1226
v227 = values[227] = 1227
v228 = values[228] = 1228
v229 = values[229] = 1229
v230 = values[230] = 1230
v231 = values[231] = 1231
v232 = values[232] = 1232
v233 = values[233] = 1233
v234 = values[234] = 1234
v235 = values[235] = 1235
v236 = values[236] = 1236
v237 = values[237] = 1237
v238 = values[238] = 1238
v239 = values[239] = 1239
v240 = values[240] = 1240
v241 = values[241] = 1241
v242 = values[242] = 1242
v243 = values[243] = 1243
v244 = values[244] = 1244
v245 = values[245] = 1245
v246 = values[246] = 1246
v247 = values[247] = 1247
v248 = values[248] = 1248
v249 = values[249] = 1249
v250 = values[250] = 1250
v251 = values[251] = 1251
v252 = values[252] = 1252
v253 = values[253] = 1253
v254 = values[254] = 1254
v255 = values[255] = 1255
v256 = values[256] = 1256
v257 = values[257] = 1257
v258 = values[258] = 1258
v259 = values[259] = 1259
v260 = values[260] = 1260
v261 = values[261] = 1261
v262 = values[262] = 1262
v263 = values[263] = 1263
v264 = values[264] = 1264
v265 = values[265] = 1265
v266 = values[266] = 1266
v267 = values[267] = 1267
v268 = values[268] = 1268
v269 = values[269] = 1269
v270 = values[270] = 1270
v271 = values[271] = 1271
v272 = values[272] = 1272
v273 = values[273] = 1273
v274 = values[274] = 1274
v275 = values[275] = 1275
v276 = values[276] = 1276
v277 = values[277] = 1277
v278 = values[278] = 1278
v279 = values[279] = 1279
v280 = values[280] = 1280
v281 = values[281] = 1281
v282 = values[282] = 1282
v283 = values[283] = 1283
v284 = values[284] = 1284
v285 = values[285] = 1285
v286 = values[286] = 1286
v287 = values[287] = 1287
v288 = values[288] = 1288
v289 = values[289] = 1289
v290 = values[290] = 1290
v291 = values[291] = 1291
v292 = values[292] = 1292
v293 = values[293] = 1293
v294 = values[294] = 1294
v295 = values[295] = 1295
v296 = values[296] = 1296
v297 = values[297] = 1297
v298 = values[298] = 1298
v299 = values[299] = 1299
for n in range(2):
    if n:
        total += v0
        total += v1
        total += v2
        total += v3
        total += v4
        total += v5
        total += v6
        total += v7
        total += v8
        total += v9
        total += v10
        total += v11
        total += v12
        total += v13
        total += v14
        total += v15
        total += v16
        total += v17
        total += v18
        total += v19
        total += v20
        total += v21
        total += v22
        total += v23
        total += v24
        total += v25
        total += v26
        total += v27
        total += v28
        total += v29
        total += v30
        total += v31
        total += v32
        total += v33
        total += v34
        total += v35
        total += v36
        total += v37
        total += v38
        total += v39
        total += v40
        total += v41
        total += v42
        total += v43
        total += v44
        total += v45
        total += v46
        total += v47
        total += v48
        total += v49
        total += v50
        total += v51
        total += v52
        total += v53
        total += v54
        total += v55
        total += v56
        total += v57
        total += v58
        total += v59
        total += v60
        total += v61
        total += v62
        total += v63
        total += v64
        total += v65
        total += v66
        total += v67
        total += v68
        total += v69
        total += v70
        total += v71
        total += v72
        total += v73
        total += v74
        total += v75
        total += v76
        total += v77
        total += v78
        total += v79
        total += v80
        total += v81
        total += v82
        total += v83
        total += v84
        total += v85
        total += v86
        total += v87
        total += v88
        total += v89
        total += v90
        total += v91
        total += v92
        total += v93
        total += v94
        total += v95
        total += v96
        total += v97
        total += v98
        total += v99
        total += v100
        total += v101
        total += v102
        total += v103
        total += v104
        total += v105
        total += v106
        total += v107
        total += v108
        total += v109
        total += v110
        total += v111
        total += v112
        total += v113
        total += v114
        total += v115
        total += v116
        total += v117
        total += v118
        total += v119
        total += v120
        total += v121
        total += v122
        total += v123
        total += v124
        total += v125
        total += v126
        total += v127
        total += v128
        total += v129
    else:
        total -= 1
print(total, len(values), v280, v299)
