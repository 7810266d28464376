using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Documents.Scanning;
using CreditFunctions.Functions.Limits;
using CreditFunctions.Functions.Publications;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.Staff;

namespace CreditFunctions.Functions.Tests.Settings;

/// <summary>Links, references and lists in the documentation, compared with the files and the code.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string[] SourceTypes = [".cs", ".razor", ".sh", ".js", ".mjs", ".bicep", ".csproj", ".props", ".css", ".yml"];
    private static readonly string Root = Repository.PathOf();

    public static TheoryData<string> Pages => [.. FilesOf(".md").Select(path => Path.GetRelativePath(Root, path))];

    public static TheoryData<string, Type> Options =>
        new()
        {
            { "Site", typeof(SiteOptions) },
            { "Mail", typeof(MailOptions) },
            { "Documents", typeof(DocumentOptions) },
            { "Scanner", typeof(ScannerOptions) },
            { "Cdn", typeof(CdnOptions) },
            { "Desk", typeof(DeskOptions) },
            { "Limits", typeof(LimitOptions) },
        };

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_RelativeLink_LeadsToAFileAndHeading(string page)
    {
        var path = Path.Combine(Root, page);
        var targets = Link()
            .Matches(WithoutCode(File.ReadAllText(path)))
            .Select(match => match.Groups["target"].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal))
            .Distinct();

        Assert.DoesNotContain(targets, target => !LeadsSomewhere(path, target));
    }

    [Fact]
    public void Source_ReferenceToAPage_NamesAFileAndHeading()
    {
        var references = FilesOf(SourceTypes)
            .Where(path => Path.GetFileName(path) != $"{nameof(DocumentationTests)}.cs")
            .SelectMany(path => Reference().Matches(File.ReadAllText(path)).Select(match => (Path: path, match)))
            .ToList();

        Assert.True(references.Count >= 10, $"Only {references.Count} references were found.");
        Assert.Empty(
            references
                .Where(each => !Exists(each.Path, each.match))
                .Select(each => $"{Path.GetRelativePath(Root, each.Path)}: {each.match.Value}")
        );
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_NameOfATestClass_IsThatOfAFile(string page)
    {
        var tests = Directory
            .EnumerateFiles(Repository.PathOf("tests"), "*Tests*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetFileName(path).Split('.')[0])
            .ToHashSet(StringComparer.Ordinal);
        var named = TestClass().Matches(File.ReadAllText(Path.Combine(Root, page))).Select(match => match.Groups["name"].Value).Distinct();

        Assert.Empty(named.Except(tests));
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void Configuration_SettingOfTheApp_IsListed(string section, Type options)
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "configuration.md"));
        var settings = options.GetProperties().Where(property => property.CanWrite).Select(property => $"{section}__{property.Name}");

        Assert.DoesNotContain(settings, setting => !page.Contains(setting, StringComparison.Ordinal));
    }

    [Fact]
    public void Domain_RulesAndStates_AreListed()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "domain.md"));
        var newest = Directory.GetFiles(Repository.PathOf("src", "Core", "Rules", "Files"), "*.json").Order(StringComparer.Ordinal).Last();
        var rules = JsonNode.Parse(File.ReadAllText(newest))!["rules"]!.AsObject().Select(rule => rule.Key);

        Assert.DoesNotContain(rules, rule => !page.Contains($"`{rule}`", StringComparison.Ordinal));
        Assert.DoesNotContain(Enum.GetNames<ApplicationState>(), state => !Regex.IsMatch(page, $@"\b{state}\b"));
    }

    [Fact]
    public void Rules_EveryKeyIsListed_AndEveryRowHasATestOrStatesThatItIsMissing()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "rules.md"));
        var keys = RuleBook.BuiltIn.Files[^1].Entries.Select(entry => entry.Id).Order(StringComparer.Ordinal);
        var rows = page.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).ToList();

        Assert.Equal(keys, RuleKey().Matches(page).Select(match => match.Groups["key"].Value).Distinct().Order(StringComparer.Ordinal));
        Assert.True(rows.Count > 50, $"Only {rows.Count} rows were found.");
        Assert.DoesNotContain(
            rows,
            row =>
                !row.StartsWith("| rule |", StringComparison.Ordinal)
                && !row.StartsWith("| principle |", StringComparison.Ordinal)
                && !TestClass().IsMatch(row)
                && !row.Contains("ot implemented", StringComparison.Ordinal)
        );
    }

    private static IEnumerable<string> FilesOf(params string[] types) =>
        Directory
            .EnumerateFiles(Root, "*", new EnumerationOptions { RecurseSubdirectories = true })
            .Where(path => types.Contains(Path.GetExtension(path)) && !Excluded().IsMatch(Path.GetRelativePath(Root, path)));

    private static bool LeadsSomewhere(string from, string target)
    {
        var (file, anchor) = target.Split('#') is [var first, var second] ? (first, second) : (target, null);
        var path = file.Length == 0 ? from : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(from)!, file));
        return anchor is null ? Path.Exists(path) : File.Exists(path) && HeadingsOf(path).Select(Slug).Contains(anchor);
    }

    // Pages are named by their path from the root, from docs, or from the file.
    private static bool Exists(string from, Match reference)
    {
        var name = reference.Groups["name"].Value;
        string[] folders = [Root, Repository.PathOf("docs"), Path.GetDirectoryName(from)!];
        var path = reference.Groups["decision"].Success
            ? Directory.GetFiles(Repository.PathOf("docs", "decisions"), $"{reference.Groups["decision"].Value}-*.md").SingleOrDefault()
            : folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        var heading = string.Join(
            ' ',
            reference.Groups["heading"].Value.Split((char[])[' ', '/', '\n'], StringSplitOptions.RemoveEmptyEntries)
        );
        return path is not null && (heading.Length == 0 || HeadingsOf(path).Contains(heading));
    }

    private static IEnumerable<string> HeadingsOf(string path) =>
        Heading().Matches(Fence().Replace(File.ReadAllText(path), "")).Select(match => match.Groups["text"].Value.Trim());

    /// <summary>The anchor that GitHub gives a heading.</summary>
    private static string Slug(string heading) => NotInSlug().Replace(heading.ToLowerInvariant(), "").Replace(' ', '-');

    private static string WithoutCode(string text) => Span().Replace(Fence().Replace(text, ""), "");

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(
        """(?<![\w/])(?:(?<name>[\w./-]*\w\.md)\b|(?:docs/)?decisions/(?<decision>\d{4}))(?:,\s+(?:///?\s*)?"(?<heading>[^"]+)")?"""
    )]
    private static partial Regex Reference();

    [GeneratedRegex(@"^#+ (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"(?:`|--filter )(?<name>[A-Z]\w+Tests)\b")]
    private static partial Regex TestClass();

    [GeneratedRegex("`(?<key>[a-z]+[A-Za-z]*\\.[a-z][A-Za-z]+)`")]
    private static partial Regex RuleKey();

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("`[^`\n]+`")]
    private static partial Regex Span();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NotInSlug();

    [GeneratedRegex(@"(^|[\\/])(bin|obj|node_modules|\.git|\.local)[\\/]")]
    private static partial Regex Excluded();
}
