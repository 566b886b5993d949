#include "files/drawing_check.hpp"

#include <gtest/gtest.h>

namespace {

std::string svg(const std::string& inside) {
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" class=\"marks\" "
         "width=\"9\">" +
         inside + "</svg>\n";
}

TEST(UnfitDrawing, ShapesWordsAndProvenanceAreFit) {
  const std::string shapes =
      "<metadata>{&quot;program&quot;:&quot;http://x (y)&quot;}</metadata><g transform=\"translate(1,2)\" "
      "aria-label=\"a (b) \\ url(c)\"><path d=\"M0,0h9\" fill=\"#1a1a1a\" stroke=\"rgb(1,2,3)\" "
      "clip-path=\"url(#a)\"/><text font-family=\"DejaVu Sans, sans-serif\">on http://x, url(y) "
      "&lt;script&gt;</text></g><g class=\"values\"><rect><title>March 2028: 21 &lt;b&gt;\nnext</title></rect></g>";
  EXPECT_EQ(io::unfit_drawing(svg(shapes)), "");
}

TEST(UnfitDrawing, WhatRunsIsNot) {
  for (const char* inside :
       {"<script>alert(1)</script>", "<g><SCRIPT/></g>", "<x:script xmlns:x='http://www.w3.org/2000/svg'/>",
        "<g onload='alert(1)'/>", "<path oNclick='x'/>", "<animate attributeName='href' to='javascript:x'/>",
        "<set attributeName='onmouseover' to='x'/>", "<foreignObject><p/></foreignObject>", "<handler/>",
        "<metadata><script/></metadata>", "<rect><title><script/></title></rect>",
        "<title><![CDATA[<script>]]></title>"})
    EXPECT_NE(io::unfit_drawing(svg(inside)), "") << inside;
}

TEST(UnfitDrawing, WhatAsksForSomethingElseIsNot) {
  for (const char* inside :
       {"<image href='http://x'/>", "<a href='http://x'/>", "<use xlink:href='#a'/>", "<g xlink:href='x'/>",
        "<g href='#a'/>", "<style>@import 'x'</style>", "<path fill='url(http://x#a)'/>", "<path fill='URL(x)'/>",
        "<path fill='url( \"http://x\")'/>", "<path style='background:url(//x)'/>", "<path style='x:\\75rl(//x)'/>",
        "<path style='x:u/**/rl(//x)'/>", "<path style='x:image-set(\"//x\" 1x)'/>", "<path style='@import x'/>",
        "<text cursor='url(x), auto'/>", "<path filter='src(x)'/>"})
    EXPECT_NE(io::unfit_drawing(svg(inside)), "") << inside;
}

TEST(UnfitDrawing, WhatIsNoPlainSvgIsNot) {
  for (const char* text : {"", "no XML", "<html/>", "<svg", "<svg></g>", "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>",
                           "<?xml-stylesheet href='x'?><svg/>", "<svg><!-- --><g/></svg>", "<svg><![CDATA[x]]></svg>"})
    EXPECT_NE(io::unfit_drawing(text), "") << text;
}

}  // namespace
