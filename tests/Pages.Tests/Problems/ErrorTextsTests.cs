using System.Text.RegularExpressions;

namespace CreditFunctions.Pages.Tests.Problems;

/// <summary>Whatever the domain or the app refuses is said in the reader's language, with what to do about it.</summary>
public sealed partial class ErrorTextsTests
{
    // Words joined by hyphens that are no errors: names and values of HTTP headers, formats of JSON Schema.
    private static readonly HashSet<string> NoErrors = ["date-time", "no-store", "same-origin", "x-functions-key"];

    public static TheoryData<string> Codes { get; } =
    [
        .. SourceFiles
            .Of("Core", ".cs")
            .Concat(SourceFiles.Of("Functions", ".cs"))
            .SelectMany(file => KebabCase().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["code"].Value)
            .Except(NoErrors)
            .Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void Codes_InTheSources_AreFound()
    {
        Assert.True(Codes.Count > 70);
        Assert.Contains("round-is-closed", Codes);
        Assert.Contains("form-is-outdated", Codes);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Error_OfEveryCode_HasAChineseAndAnEnglishText(string code)
    {
        var chinese = Texts.In(Sample.Chinese).Find($"Problems.Error.{code}");
        var english = Texts.In(Sample.English).Find($"Problems.Error.{code}");

        Assert.NotNull(chinese);
        Assert.NotNull(english);
        // English falls back to Chinese where its own text is missing.
        Assert.NotEqual(chinese, english);
    }

    // A literal that gets a name is a cookie, a partition, a kind of document; one that is a route is an address. An error's code stands
    // where it is made.
    [GeneratedRegex(
        """
            (?<!(?:const string \w+|Route) = )"(?<code>[a-z]+(?:-[a-z]+)+)"
            """
    )]
    private static partial Regex KebabCase();
}
