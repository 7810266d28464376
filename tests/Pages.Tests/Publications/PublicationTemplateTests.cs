using CreditFunctions.Core.Publications;
using CreditFunctions.Pages.Publications;

namespace CreditFunctions.Pages.Tests.Publications;

/// <summary>A new publication type needs only its record, template and texts.</summary>
public sealed class PublicationTemplateTests
{
    public static TheoryData<string> Kinds => [.. Core.Kinds.Of<Publication>().Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Kind_HasATemplateAndTexts(string kind)
    {
        Assert.NotNull(PublicationTemplates.Of(Core.Kinds.Of<Publication>().Single(type => type.Name == kind)));
        foreach (var culture in (System.Globalization.CultureInfo[])[Sample.Chinese, Sample.English])
        {
            Assert.NotEmpty(Texts.In(culture)[$"Publications.Kind.{kind}"]);
            Assert.NotEmpty(Texts.In(culture)[$"Publications.Title.{kind}"]);
        }
    }
}
