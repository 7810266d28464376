using CreditFunctions.Core.Listings;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Listings;

public sealed class ResponsiblePersonTextTests
{
    private const string Number = "11010519491231002X";

    [Fact]
    public void Read_OneOnEachLine_ReadsResponsibilityNameAndNumber()
    {
        var read = ResponsiblePersonText.Read(
            $"法定代表人 张示例 {Number}\r\n\r\nDirectlyResponsible\u3000John Sample  440524188001010014",
            Today
        );

        Assert.Equal(
            [
                (Responsibility.LegalRepresentative, "张示例", "110105************"),
                (Responsibility.DirectlyResponsible, "John Sample", "440524************"),
            ],
            read.Value.Select(person => (person.Responsibility, person.Name, person.Number.Masked))
        );
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \r\n ")]
    public void Read_Nothing_IsNobody(string? text) => Assert.Empty(ResponsiblePersonText.Read(text, Today).Value);

    [Theory]
    [InlineData("法定代表人 张示例")]
    [InlineData("经理 张示例 11010519491231002X")]
    [InlineData("法定代表人 11010519491231002X 张示例")]
    [InlineData("法定代表人 张示例 110105194912310021")]
    [InlineData("法定代表人 张示例 11010519491231002X\n负责人 张示例 11010519491231002x")]
    public void Read_UnreadableOrTwice_IsRefusedAtTheField(string text)
    {
        Assert.False(ResponsiblePersonText.Read(text, Today).TryGet(out _, out var errors));
        Assert.Equal(("responsible-person-is-unreadable", "responsiblePersons"), (Assert.Single(errors).Code, errors[0].Field));
    }

    [Fact]
    public void Read_MoreThanTheMost_IsRefused()
    {
        var lines = string.Join('\n', Enumerable.Repeat($"负责人 张示例 {Number}", ResponsiblePersonText.Most + 1));

        Assert.False(ResponsiblePersonText.Read(lines, Today).IsSuccess);
    }
}
