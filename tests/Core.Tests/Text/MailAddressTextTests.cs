using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Tests.Text;

public sealed class MailAddressTextTests
{
    [Theory]
    [InlineData("clerk@unit.example", "clerk@unit.example")]
    [InlineData("a+b_c.d@x-y.example", "a+b_c.d@x-y.example")]
    [InlineData(" a@unit.example\r\n", "a@unit.example")]
    [InlineData("Clerk@Unit.Example", "Clerk@unit.example")]
    [InlineData("clerk@单位.中国", "clerk@xn--nqq01h.xn--fiqs8s")]
    public void TryRead_OneAddress_IsNormalised(string text, string address)
    {
        Assert.True(MailAddressText.TryRead(text, out var read));
        Assert.Equal(address, read);
        Assert.Equal(address, MailAddressText.Clean(address));
    }

    [Theory]
    [InlineData("ｃｌｅｒｋ@unit.example")]
    [InlineData("clerk＠unit．example")]
    [InlineData("clerk@unit。example")]
    [InlineData("clerk\u200B@unit.example")]
    [InlineData("\u202Aclerk@unit.example\u202C")]
    public void R22_FullWidthOrInvisibleCharacters_AreNormalised(string text)
    {
        Assert.True(MailAddressText.TryRead(text, out var read));
        Assert.Equal("clerk@unit.example", read);
    }

    [Theory]
    [InlineData("张三@unit.example")]
    [InlineData("clérk@unit.example")]
    public void R22_LocalPartThatNoServerTakes_IsRefused(string text) => Assert.False(MailAddressText.IsAddress(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("clerk")]
    [InlineData("clerk@localhost")]
    [InlineData("a.@unit.example")]
    [InlineData(".a@unit.example")]
    [InlineData("a..b@unit.example")]
    [InlineData("a@b@unit.example")]
    [InlineData("\"a b\"@unit.example")]
    [InlineData("a@[127.0.0.1]")]
    [InlineData("a@127.0.0.1")]
    [InlineData("李 <li@unit.example>")]
    [InlineData("a@unit.example,b@unit.example")]
    [InlineData("a@unit.example\r\nBcc: b@unit.example")]
    [InlineData("a b@unit.example")]
    [InlineData("a@-unit.example")]
    [InlineData("a@unit_.example")]
    [InlineData("a@unit..example")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@unit.example")]
    public void TryRead_AnythingElse_IsRefused(string? text) => Assert.False(MailAddressText.IsAddress(text));

    [Theory]
    [InlineData("wang@unit.example", "b@lab.unit.example", true)]
    [InlineData("a@cs.uni.edu.cn", "b@ee.uni.edu.cn", true)]
    [InlineData("a@one.edu.cn", "b@two.edu.cn", false)]
    [InlineData("a@one.jl.cn", "b@two.jl.cn", false)]
    [InlineData("a@kjj.city.gov.cn", "b@city.gov.cn", true)]
    [InlineData("a@qq.com", "b@qq.com", false)]
    [InlineData("a@vip.163.com", "b@163.com", false)]
    [InlineData("a@UNIT.example", "b@unit.example", true)]
    [InlineData("a@otherunit.example", "b@unit.example", false)]
    [InlineData(null, null, false)]
    public void R32_AddressesOfOneOrganisation_AreFoundWithItsSubdomains(string? one, string? other, bool isSame) =>
        Assert.Equal(isSame, MailDomain.IsSameOrganisation(one, other));
}
