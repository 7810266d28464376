using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Tests.Components;

public sealed class PlainTextPartsTests
{
    [Theory]
    [InlineData("无链接", null)]
    [InlineData("见 http://localhost:7071/tasks/k1.a-b_c.d=。验证码", "http://localhost:7071/tasks/k1.a-b_c.d=")]
    [InlineData("(https://example.cn/a?b=c&d=e).", "https://example.cn/a?b=c&d=e")]
    [InlineData("请打开https://example.cn/公示，", "https://example.cn/")]
    [InlineData("javascript:alert(1) ftp://x", null)]
    public void Of_Text_FindsTheAddressAndLosesNothing(string text, string? address)
    {
        var parts = PlainTextParts.Of(text).ToArray();

        Assert.Equal(text, string.Concat(parts.Select(part => part.Text)));
        Assert.Equal(address, parts.SingleOrDefault(part => part.IsLink).Text);
    }
}
