using System.Text.RegularExpressions;

namespace CreditFunctions.Pages.Tests.Problems;

/// <summary>Every error of the domain and the app has a text in the reader's language, with its correction.</summary>
public sealed partial class ErrorTextsTests
{
    // Hyphenated words that are no error codes: names and values of HTTP headers, formats of JSON Schema.
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
        // English uses the Chinese text where its own is missing.
        Assert.NotEqual(chinese, english);
    }

    // A literal that is assigned to a name is a cookie, a partition, a kind of document; a route is an address. An error code is at its
    // creation.
    [GeneratedRegex(
        """
            (?<!(?:const string \w+|Route) = )"(?<code>[a-z]+(?:-[a-z]+)+)"
            """
    )]
    private static partial Regex KebabCase();
}
