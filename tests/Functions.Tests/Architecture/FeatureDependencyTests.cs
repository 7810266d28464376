using System.Text.RegularExpressions;

namespace CreditFunctions.Functions.Tests.Architecture;

/// <summary>
/// References between the features of the app, from their sources: only to those that <c>docs/architecture.md</c> lists after it, so that
/// they have no cycles.
/// </summary>
public sealed partial class FeatureDependencyTests
{
    [Fact]
    public void Table_NamesEveryFeatureOnce()
    {
        var root = Repository.PathOf("src", "Functions");
        var features = Directory
            .EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(root, path).Split(Path.DirectorySeparatorChar))
            .Where(path => path.Length > 1 && path[0] is not ("bin" or "obj"))
            .Select(path => path[0])
            .Distinct();

        Assert.Equal(features.Order(StringComparer.Ordinal), ReadTable().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Features_ReferOnlyToThoseAfterThem()
    {
        var order = ReadTable();

        var upward = ReadReferences()
            .Where(each => order.IndexOf(each.From) > order.IndexOf(each.To))
            .Select(each => $"{each.From} → {each.To}");

        Assert.Empty(upward);
    }

    private static List<string> ReadTable() =>
        [
            .. File.ReadLines(Repository.PathOf("docs", "architecture.md"))
                .SkipWhile(line => !line.StartsWith("| layer | features |", StringComparison.Ordinal))
                .TakeWhile(line => line.StartsWith('|'))
                .SelectMany(line => Named().Matches(line))
                .Select(match => match.Groups["feature"].Value),
        ];

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

    [GeneratedRegex("`(?<feature>\\w+)`")]
    private static partial Regex Named();

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
