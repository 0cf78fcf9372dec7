"""How the page looks: one sheet of A4 or Letter, in black, white and grey, with nothing loaded."""

__all__ = ["POLICY", "STYLE", "setting"]

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What a browser may fetch for the page: nothing. It has no script either."""

WIDTH_MM = 190
"""What both kinds of paper have between their margins."""

STYLE = """
@page{size:auto;margin:8mm 10mm}
*{box-sizing:border-box}
html{background:#fff;color:#1d2530;-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{margin:6mm auto;font:8.2pt/1.32 "Helvetica Neue",Arial,"Liberation Sans",
"Nimbus Sans","Noto Sans CJK SC",sans-serif}
@media print{body{margin:0}}
h1,h2,h3,p,ul,dl,dd,table{margin:0;padding:0}
header{display:flex;justify-content:space-between;align-items:baseline;
border-bottom:.5mm solid #1d2530;padding-bottom:1mm}
h1{flex:1;min-width:0;font-size:15pt;line-height:1.15;white-space:nowrap;overflow:hidden;
text-overflow:ellipsis}
h1 small{font-size:9pt;font-weight:400;margin-left:2mm}
header p{white-space:nowrap;text-align:right}
h2{font-size:8.8pt;margin:2.2mm 0 .8mm;padding-bottom:.3mm;border-bottom:.2mm solid #9aa2ab}
h3{font-size:8.2pt;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.apart{margin-top:.8mm}
h3 span,.soft{font-weight:400;color:#4c555f}
.two{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));column-gap:4mm;align-items:start}
dl.facts{display:grid;grid-template-columns:max-content 1fr;column-gap:2.5mm;margin-top:1.2mm}
dl.facts dt{color:#4c555f}
dd,li,p,td{overflow-wrap:anywhere}
.glance{display:grid;grid-template-columns:repeat(6,1fr);margin-top:1.6mm;
border:.25mm solid #1d2530}
.glance div{padding:.7mm 2mm;border-left:.2mm solid #9aa2ab}
.glance div:first-child{border-left:0}
.glance b{display:block;font-size:12.5pt;line-height:1.15}
.glance span{color:#4c555f;font-size:7.4pt}
svg{display:block;width:100%;height:auto}
.key{font-size:7.2pt;line-height:1.25;color:#4c555f}
.key svg{display:inline-block;width:2.6mm;height:2.6mm;vertical-align:-.3mm}
table{margin-top:.4mm;border-collapse:collapse;width:100%;font-size:7.4pt;line-height:1.25}
th{text-align:right;font-weight:400;color:#4c555f;padding:0 0 .2mm 1.6mm;vertical-align:bottom}
td{text-align:right;padding:.15mm 0 .15mm 1.6mm;border-top:.15mm solid #d5d9de;vertical-align:top}
th:first-child,td:first-child{text-align:left;padding-left:0}
td svg{display:inline-block;width:2.6mm;height:2.6mm;vertical-align:-.3mm}
ul{list-style:none}
li{padding-left:2.6mm;text-indent:-2.6mm}
li::before{content:"\\2013\\00a0";color:#4c555f}
.note{border-left:.6mm solid #9aa2ab;padding-left:2mm}
footer{margin-top:2mm;padding-top:1mm;border-top:.5mm solid #1d2530;font-size:7.4pt;
line-height:1.25}
"""


def setting(scale: float) -> str:
    """The style of the page's body, all of it set smaller by so much and still as wide."""
    smaller = f"zoom:{scale:g};" if scale < 1 else ""
    return f"{smaller}width:{WIDTH_MM / scale:.1f}mm"
