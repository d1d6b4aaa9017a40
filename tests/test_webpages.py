"""Pages as provincial papers and their mirrors build them: article, captions and metadata stay, furniture goes."""

from __future__ import annotations

import pytest

from mobextract.errors import ArticleError
from mobextract.inputs.webpage import read_webpage

FIRST = "Năm 2024, toàn huyện có 32 mô hình “Dân vận khéo” được công nhận, huy động hơn 2,5 tỷ đồng từ nhân dân để làm đường nông thôn."
SECOND = "Đồng chí Bí thư cho biết 1.136 hộ dân đã hiến 45.000 m2 đất, góp 7.200 ngày công để hoàn thành các công trình ở địa phương."
CAPTION = "Nhân dân thôn 3 làm 2 km đường bê tông. Ảnh: N.V"
MENU = '<header><div class="menu"><ul>' + "".join(f'<li><a href="/c{n}">Chuyên mục {n}</a></li>' for n in range(12)) + "</ul></div></header>"
RELATED = (
    '<div class="related-news"><h3>Tin liên quan</h3><ul>'
    + "".join(f'<li><a href="/n{n}.html">Xã {n} có {n * 13} hộ thoát nghèo trong năm qua</a></li>' for n in range(1, 7))
    + "</ul></div>"
)
COMMENTS = '<div class="comments"><h4>Bình luận (25)</h4><p>Ý kiến của bạn sẽ được xét duyệt trước khi đăng. Tối đa 1000 ký tự.</p></div>'
FOOTER = "<footer><p>Giấy phép số 123/GP. Điện thoại: 0235 3812345. Lượt truy cập: 12.345.678</p></footer>"
FURNITURE = ("Chuyên mục", "Tin liên quan", "hộ thoát nghèo", "Bình luận", "1000 ký tự", "Giấy phép", "12.345.678", "Lượt xem", "Chia sẻ")

BODIES = {
    "figure": f'<article><h1>Đường mới</h1><p>{FIRST}</p><figure class="img"><img src="a.jpg"><figcaption>{CAPTION}</figcaption></figure>'
    f"<p>{SECOND}</p></article>",
    "table of a picture": f'<div class="detail-content"><h1 class="title">Đường mới</h1><div class="meta"><span>18/10/2024 07:00</span>'
    f'<span>Lượt xem: 1.234</span></div><p>{FIRST}</p><table class="image"><tr><td><img src="a.jpg"></td></tr><tr><td class="caption">{CAPTION}'
    f"</td></tr></table><p>{SECOND}</p></div>",
    "mirror": f'<main><h1 class="entry-title">Đường mới</h1><div class="post-meta"><time datetime="2024-10-18T07:00:00+07:00">18/10</time></div>'
    f'<div class="entry-content"><p>{FIRST}</p><div class="wp-caption"><img src="a"><p class="wp-caption-text">{CAPTION}</p></div><p>{SECOND}</p>'
    '</div><div class="share">Chia sẻ 12</div></main>',
    "line breaks": f'<div id="content"><div class="title">Đường mới</div><div class="body">{FIRST}<br><br>{CAPTION}<br/><br/>{SECOND}</div></div>',
}


def page(body: str, head: str = "", attributes: str = ' lang="vi"') -> str:
    return (
        f'<!DOCTYPE html><html{attributes}><head><meta charset="utf-8"><title>Đường mới</title>{head}</head>'
        f"<body>{MENU}{body}{RELATED}{COMMENTS}{FOOTER}</body></html>"
    )


@pytest.mark.parametrize("name", BODIES)
def test_templates(name: str) -> None:
    text = read_webpage(page(BODIES[name])).text
    for wanted in (FIRST, CAPTION, SECOND):
        assert wanted in text
    assert text.index(FIRST) < text.index(CAPTION) < text.index(SECOND)
    for furniture in FURNITURE:
        assert furniture not in text


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2024-10-18T07:00:00+07:00">', "2024-10-18"),
        ('<meta name="pubdate" content="2024-10-18">', "2024-10-18"),
        ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-10-18T07:00:00+07:00"}</script>', "2024-10-18"),
        ("", None),
    ],
)
def test_metadata(head: str, published: str | None) -> None:
    link = '<link rel="canonical" href="https://baomoi.example.vn/duong-moi-12.html">'
    found = read_webpage(page(BODIES["figure"], head + link))
    assert (found.title, found.published, found.url, found.site) == (
        "Đường mới", published, "https://baomoi.example.vn/duong-moi-12.html", "baomoi.example.vn",
    )  # fmt: skip


def test_the_address_of_a_web_archive_is_used_where_the_page_has_none() -> None:
    found = read_webpage(page(BODIES["figure"]), "https://bao.example.vn/12.html")
    assert (found.url, found.site) == ("https://bao.example.vn/12.html", "bao.example.vn")


def test_a_page_from_right_to_left() -> None:
    arabic = "في عام 2024 كان في المنطقة 32 نموذجاً للتعبئة الجماهيرية الماهرة وحشدت أكثر من 2.5 مليار دونغ من الناس لبناء الطرق."
    text = read_webpage(page(f"<article><h1>طريق</h1><p>{arabic}</p></article>", attributes=' lang="ar" dir="rtl"')).text
    assert arabic in text
    for furniture in FURNITURE:
        assert furniture not in text


def test_a_page_that_breaks_the_parser_is_no_fault_of_ours() -> None:
    with pytest.raises(ArticleError, match=r"cannot be parsed|no main text"):
        read_webpage("<svg><a>1</a><iframe>" + "\x00<noscript><iframe></")
