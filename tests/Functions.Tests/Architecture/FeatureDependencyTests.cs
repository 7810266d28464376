using System.Text.RegularExpressions;

namespace CreditFunctions.Functions.Tests.Architecture;

/// <summary>
/// Which features of the app refer to each other, read from their sources. Two that do cannot be understood, or changed, apart. The list of
/// those that still do only gets shorter: whoever removes one takes it off here.
/// </summary>
public sealed partial class FeatureDependencyTests
{
    private static readonly string[] Mutual = ["Applications – Listings", "Cases – Listings"];

    [Fact]
    public void Features_ReferToEachOther_OnlyWhereListed()
    {
        var used = ReadReferences();

        var mutual = used.Where(each => string.CompareOrdinal(each.From, each.To) < 0 && used.Contains((each.To, each.From)))
            .Select(each => $"{each.From} – {each.To}");

        Assert.Equal(Mutual.Order(StringComparer.Ordinal), mutual.Order(StringComparer.Ordinal));
    }

    /// <summary>What is below all features refers to none of them.</summary>
    [Theory]
    [InlineData("Settings")]
    [InlineData("Storage", "Settings")]
    [InlineData("Tokens", "Settings")]
    public void Foundation_RefersOnlyToWhatIsBelowIt(string feature, params string[] below) =>
        Assert.Empty(ReadReferences().Where(each => each.From == feature && !below.Contains(each.To)).Select(each => each.To));

    private static HashSet<(string From, string To)> ReadReferences()
    {
        var root = Repository.PathOf("src", "Functions");
        var sources = Directory
            .EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(path => (Feature: Path.GetRelativePath(root, path).Split(Path.DirectorySeparatorChar), Path: path))
            .Where(each => each.Feature.Length > 1 && each.Feature[0] is not ("bin" or "obj"))
            .Select(each => (Feature: each.Feature[0], Text: Comment().Replace(File.ReadAllText(each.Path), "")))
            .ToList();
        var features = sources
            .SelectMany(each => Declared().Matches(each.Text).Select(match => (Type: match.Groups["name"].Value, each.Feature)))
            .ToLookup(each => each.Type, each => each.Feature, StringComparer.Ordinal);
        return
        [
            .. from source in sources
            let namespaces = Using().Matches(source.Text).Select(match => match.Groups["feature"].Value).ToHashSet()
            from word in Word().Matches(source.Text).Select(match => match.Value).Distinct()
            from feature in features[word]
            where feature != source.Feature && namespaces.Contains(feature)
            select (source.Feature, feature),
        ];
    }

    [GeneratedRegex("//.*")]
    private static partial Regex Comment();

    [GeneratedRegex(
        @"^(?:public|internal)[\w ]* (?:class|record struct|record|struct|interface|enum) (?<name>\w+)",
        RegexOptions.Multiline
    )]
    private static partial Regex Declared();

    [GeneratedRegex(@"^using CreditFunctions\.Functions\.(?<feature>\w+)", RegexOptions.Multiline)]
    private static partial Regex Using();

    [GeneratedRegex(@"\b[A-Z]\w+\b")]
    private static partial Regex Word();
}
