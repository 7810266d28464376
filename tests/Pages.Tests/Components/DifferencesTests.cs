using System.Globalization;
using AngleSharp.Dom;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Tests.Components;

/// <summary>What was overwritten is shown in the words of the form, in both languages.</summary>
public sealed class DifferencesTests
{
    private static readonly LegalBasis Basis = new("办法", "第一条", BasisRank.Law, IsSample: true);
    private static readonly LetterMeasure Measure = new("限制申报", 12, IsPermanent: true);

    // Names that never differ: of the round itself, and of its rules.
    private static readonly string[] Fixed = ["id", "ruleVersion"];

    public static TheoryData<string> Fields =>
        [
            .. FieldDifference
                .Between(null, FullGuide)
                .Concat(FieldDifference.Between(null, FullDraft))
                .Concat(FieldDifference.Between(null, FullTerms))
                .Select(difference => difference.Field)
                .Except(Fixed)
                .Distinct(),
        ];

    [Theory]
    [MemberData(nameof(Fields))]
    public void FieldName_OfAFieldThatCanDiffer_HasATextInBothLanguages(string field) =>
        Assert.All(
            [Sample.Chinese, Sample.English],
            culture => Assert.NotNull(Texts.In(culture).Find($"Components.FieldName.{FieldName.PlainOf(field)}"))
        );

    [Theory]
    [InlineData("zh-CN", "名称", "类型", "演练批次", "（空）", "已勾选", "类别名称（第1项）")]
    [InlineData("en", "Title", "Kind", "Drill", "(empty)", "ticked", "Name of the category (no. 1)")]
    public async Task Page_OfADraft_ShowsBothTexts(
        string culture,
        string title,
        string kind,
        string drill,
        string nothing,
        string ticked,
        string category
    )
    {
        var rows = await RowsAsync("desk-draft", culture);

        Assert.Equal((title, Samples.Markup, "2026年度生命健康专项"), rows[0]);
        Assert.Equal((kind, drill), (rows[1].Field, rows[1].Before));
        Assert.Equal((nothing, ticked), (rows[3].Before, rows[3].After));
        Assert.Equal((category, "医药", "生命健康"), rows[4]);
    }

    [Theory]
    [InlineData("zh-CN", "受理截止时间", "2026年4月10日 17:00", "2026年4月13日 17:00", "企业、高等院校")]
    [InlineData("en", "Closes at", "10 April 2026, 17:00", "13 April 2026, 17:00", "Enterprise, University")]
    public async Task Page_OfARound_ShowsWhatACorrectionOverwrote(string culture, string closes, string before, string after, string units)
    {
        var rows = await RowsAsync("desk-batch", culture);

        Assert.Equal((closes, before, after), rows[0]);
        Assert.Equal(units, rows[1].Before);
    }

    [Theory]
    [InlineData("zh-CN", "号码已变更")]
    [InlineData("en", "The number changed")]
    public async Task Page_OfAnApplication_ReportsANumberBehindItsMask(string culture, string hint)
    {
        var rows = await RowsAsync("desk-application", culture);

        Assert.Equal("220802************", rows[2].Before);
        Assert.StartsWith("220802************", rows[2].After, StringComparison.Ordinal);
        Assert.Contains(hint, rows[2].After, StringComparison.Ordinal);
        Assert.DoesNotContain(hint, rows[1].After, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("officer", "zh-CN", "承办人、批次管理")]
    [InlineData("officer", "en", "Case officer, Round manager")]
    [InlineData("staff", "zh-CN", "承办人、分管领导")]
    [InlineData("staff", "en", "Case officer, Leader")]
    public async Task Page_OfTheDirectory_NamesTheRoles(string name, string culture, string roles)
    {
        var rows = await RowsAsync(name, culture);

        Assert.Equal(roles, rows[1].After);
    }

    [Theory]
    [InlineData("zh-CN", "严重", "2028年5月13日", "2027年5月13日")]
    [InlineData("en", "Grave", "13 May 2028", "13 May 2027")]
    public async Task Page_OfAListing_ShowsWhatAnAppealChanged(string culture, string grave, string before, string after)
    {
        var rows = await RowsAsync("listing-ended", culture);

        Assert.Equal(grave, rows[0].Before);
        Assert.Equal((before, after), (rows[3].Before, rows[3].After));
    }

    [Fact]
    public async Task LongText_InATable_IsCutWithTheWholeBehindIt()
    {
        var page = Markup.Parse(await Samples.Named("desk-draft").HtmlAsync(Sample.Chinese));

        var details = page.QuerySelector(".timeline details details")!;
        Assert.Null(details.GetAttribute("open"));
        Assert.Equal(540, details.QuerySelector("p")!.TextContent.Length);
        Assert.InRange(details.QuerySelector("summary")!.TextContent.Length, 81, 120);
    }

    private static async Task<List<(string Field, string Before, string After)>> RowsAsync(string name, string culture)
    {
        var page = Markup.Parse(await Samples.Named(name).HtmlAsync(CultureInfo.GetCultureInfo(culture)));
        return [.. page.QuerySelectorAll(".differences tbody tr").Select(row => (Text(row, 0), Text(row, 1), Text(row, 2)))];

        static string Text(IElement row, int cell) => row.Children[cell].TextContent.Trim();
    }

    private static RoundGuide FullGuide =>
        new()
        {
            Id = RoundId.Parse("2026-science").Value,
            Title = "题目",
            Year = 2026,
            SerialPrefix = "2026KJ",
            Guide = "正文",
            OpensAt = DateTimeOffset.UnixEpoch,
            ClosesAt = DateTimeOffset.UnixEpoch,
            Categories = [new RoundCategory("life", "生命", 1) { MaxAmountYuan = 1 }],
            EligibleUnits = [UnitType.Other],
            RequiredDocuments =
            [
                new RequiredDocument("budget", "预算")
                {
                    IsOptional = true,
                    Note = "说明",
                    MaxBytes = 1,
                    Types = [DocumentType.Pdf],
                },
            ],
            RequiresSignedScan = true,
            RecommendingBodies = [new RecommendingBody("county", "县", "a@county.example")],
            Review = new ReviewRules
            {
                Criteria = [new ReviewCriterion("team", "团队", 100) { Hint = "提示" }],
                TieCriterion = "team",
                HasFieldVisit = true,
            },
            Notice = new PublicNoticePeriod(5, TimeSpan.FromDays(1)),
            Staff = [new StaffMember("li", StaffRole.Expert, "李", "li@expert.example") { CategoryIds = ["life"] }],
            HidesInvestigator = true,
            Office = new RoundOffice("科", "0436-0000000"),
            RuleVersion = "2026.1",
        };

    private static ApplicationDraftChanged FullDraft =>
        new(
            "题目",
            "摘要",
            "life",
            1,
            "clerk@unit.example",
            "county",
            [
                new Party.Unit("u1", PartyRole.LeadUnit, "单位", "91220800MA0EX4MP5M") { Type = UnitType.Other },
                new Party.Person("p1", PartyRole.Member, "张", new SealedIdentifier("", "i", "k", "220802************")),
            ]
        );

    private static ListingTerms FullTerms =>
        new("1号", new DateOnly(2026, 5, 12), PublicationClass.Grave, [Basis], default, default, new BanTerm(12))
        {
            Measures = [Measure],
            Publication = new PublicationTerms(
                [Basis],
                [Measure],
                [new Remedy(RemedyKind.Lawsuit, Core.Calendar.Term.Months(6))],
                NamesBan: true,
                new DateOnly(2027, 5, 12)
            ),
        };
}
