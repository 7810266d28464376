using System.Text.RegularExpressions;
using System.Xml.Linq;
using CreditFunctions.Core.Applications;
using CreditFunctions.Pages.Applications;

namespace CreditFunctions.Pages.Tests;

public sealed partial class TextsTests
{
    private static readonly Dictionary<string, string> Chinese = Read("Texts.resx");
    private static readonly Dictionary<string, string> English = Read("Texts.en.resx");
    private static readonly string Sources = string.Join('\n', SourceFiles.With(".razor", ".cs").Select(File.ReadAllText));

    [Fact]
    public void Keys_InBothLanguages_AreTheSame()
    {
        Assert.Empty(Chinese.Keys.Except(English.Keys));
        Assert.Empty(English.Keys.Except(Chinese.Keys));
        Assert.All(Chinese.Concat(English), text => Assert.False(string.IsNullOrWhiteSpace(text.Value), $"{text.Key} is empty"));
    }

    [Fact]
    public void Places_InBothLanguages_AreTheSame() =>
        Assert.All(Chinese, text => Assert.Equal(PlacesOf(text.Value), PlacesOf(English[text.Key])));

    [Fact]
    public void Texts_InTheirLanguage_AreWrittenInIt()
    {
        Assert.Empty(
            Chinese
                .Where(text => !Ideograph().IsMatch(text.Value))
                .Select(text => text.Key)
                .Except(["Layout.OtherLanguage", "Desk.ActorInRole", "Components.ClauseSeparator", "Components.FieldError"])
        );
        Assert.Empty(
            English
                .Where(text => Ideograph().IsMatch(text.Value))
                .Select(text => text.Key)
                .Except(["Layout.OtherLanguage", "Reviews.FieldHint.documentNumber"])
        );
    }

    [Fact]
    public void Keys_NamedInTheSources_Exist()
    {
        var features = Chinese.Keys.Select(key => key.Split('.')[0]).ToHashSet();
        var named = LiteralKey()
            .Matches(Sources)
            .Select(match => match.Groups["key"].Value)
            .Distinct()
            .Where(key => features.Contains(key.Split('.')[0]))
            .ToArray();

        Assert.True(named.Length > 100);
        Assert.DoesNotContain(named, key => !Chinese.ContainsKey(key));
    }

    [Fact]
    public void Keys_InTheResources_AreAllUsed()
    {
        // A key is used where it occurs literally, or where an interpolated string can produce it.
        var patterns = InterpolatedKey()
            .Matches(Sources)
            .Select(match => Regex.Escape(match.Groups["key"].Value).Replace(@"\{", "{", StringComparison.Ordinal))
            .Select(key => $"^{Hole().Replace(key, @"[\w-]+(@[\w.-]+)?")}$")
            .Distinct()
            .ToArray();

        var unused = Chinese.Keys.Where(key =>
            !Sources.Contains($"\"{key}\"", StringComparison.Ordinal) && !patterns.Any(pattern => Regex.IsMatch(key, pattern))
        );

        Assert.Empty(unused);
    }

    [Theory]
    [InlineData("Texts.resx", "zh-CN")]
    [InlineData("Texts.en.resx", "en")]
    public void Item_OfEveryKey_IsTheTextInTheFile(string file, string culture)
    {
        var texts = Texts.In(System.Globalization.CultureInfo.GetCultureInfo(culture));

        Assert.All(Read(file), text => Assert.Equal(text.Value, texts[text.Key]));
    }

    [Fact]
    public void StatesAndRoles_InBothLanguages_HaveTheirWords()
    {
        foreach (var culture in new[] { Sample.Chinese, Sample.English })
        {
            var texts = Texts.In(culture);
            Assert.Distinct(Enum.GetValues<ApplicationState>().Select(state => StateMeaning.NameOf(texts, state)));
            Assert.All(Enum.GetValues<ApplicationState>(), state => Assert.NotEmpty(StateMeaning.NextAfter(texts, state)));
            Assert.All(Enum.GetValues<PartyRole>(), role => Assert.NotEmpty(texts[$"Applications.Role.{role}"]));
        }
    }

    [Theory]
    [InlineData(ApplicationState.Draft, "填报中")]
    [InlineData(ApplicationState.CorrectionPending, "待补正")]
    [InlineData(ApplicationState.OnPublicNotice, "公示中")]
    [InlineData(ApplicationState.Ineligible, "不符合申报条件")]
    [InlineData(ApplicationState.Revoked, "撤销")]
    public void NameOf_State_IsTheBureausOwnWord(ApplicationState state, string name) =>
        Assert.Equal(name, StateMeaning.NameOf(Texts.In(Sample.Chinese), state));

    [Fact]
    public void Item_OfAnUnknownKey_Throws()
    {
        Assert.Throws<System.Resources.MissingManifestResourceException>(() => Texts.In(Sample.Chinese)["Publications.NoSuchText"]);
        Assert.Null(Texts.In(Sample.Chinese).Find("without-a-dot"));
    }

    private static Dictionary<string, string> Read(string file) =>
        SourceFiles
            .With($"/{file}")
            .SelectMany(path =>
                XDocument
                    .Load(path)
                    .Root!.Elements("data")
                    .Select(data => (Feature: Path.GetFileName(Path.GetDirectoryName(path)), Data: data))
            )
            .ToDictionary(text => $"{text.Feature}.{text.Data.Attribute("name")!.Value}", text => text.Data.Element("value")!.Value);

    private static IEnumerable<string> PlacesOf(string text) => Place().Matches(text).Select(match => match.Value).Distinct().Order();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}|、")]
    private static partial Regex Ideograph();

    [GeneratedRegex("""(?<!\$)"(?<key>[A-Z]\w*\.[\w.]+)["]""")]
    private static partial Regex LiteralKey();

    [GeneratedRegex("""\$"(?<key>[A-Z]\w*\.(?:[^"{]|\{[^}]*\})*)["]""")]
    private static partial Regex InterpolatedKey();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Hole();
}
