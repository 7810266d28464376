using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Rounds;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests;

/// <summary>Field by field, under the names of forms; what a mask hides is reported and never shown.</summary>
public sealed class FieldDifferenceTests
{
    private static readonly RoundGuide Before = Guide() with
    {
        EligibleUnits = [UnitType.Enterprise, UnitType.University],
        Review = new ReviewRules { Criteria = [new ReviewCriterion("team", "团队", 40), new ReviewCriterion("plan", "方案", 60)] },
    };

    private static readonly Party.Unit Unit = new("u1", PartyRole.PartnerUnit, "单位", UnitCode);
    private static readonly Party.Person Person = new("p1", PartyRole.Member, "张示例", Sealed);

    public static TheoryData<string, Func<RoundGuide, RoundGuide>> Guides =>
        new()
        {
            { "", guide => guide },
            { "title: 2026年度科技计划项目 > 新标题", guide => guide with { Title = "新标题" } },
            { "guide:  > 正文", guide => guide with { Guide = "正文" } },
            { "kind: Regular > Drill", guide => guide with { Kind = RoundKind.Drill } },
            { "hidesInvestigator:  > true", guide => guide with { HidesInvestigator = true } },
            {
                "closesAt: 2026-03-31T17:00:00+08:00 > 2026-04-01T17:00:00+08:00",
                guide => guide with { ClosesAt = ClosesAt.AddDays(1).ToUniversalTime() }
            },
            { "", guide => guide with { ClosesAt = ClosesAt.ToUniversalTime() } },
            { "office.name: 科研诚信办公室 > 科技局", guide => guide with { Office = guide.Office with { Name = "科技局" } } },
            { "notice.length:  > 00:05:00", guide => guide with { Notice = guide.Notice with { Length = TimeSpan.FromMinutes(5) } } },
            { "", guide => guide with { EligibleUnits = [UnitType.University, UnitType.Enterprise] } },
            { "eligibleUnits: Enterprise, University > Other", guide => guide with { EligibleUnits = [UnitType.Other] } },
            { "eligibleUnits: Enterprise, University > ", guide => guide with { EligibleUnits = default } },
            {
                "categories[1].maxAmountYuan:  > 100000.5",
                guide => guide with { Categories = [guide.Categories[0], guide.Categories[1] with { MaxAmountYuan = 100_000.50m }] }
            },
            {
                "requiredDocuments[0].types:  > Pdf",
                guide =>
                    guide with
                    {
                        RequiredDocuments = guide.RequiredDocuments.SetItem(
                            0,
                            new("proposal", "项目申报书") { Types = [DocumentType.Pdf] }
                        ),
                    }
            },
            // In another order nothing has changed; an entry that moved is found by its key, an index is that of the new list.
            { "", guide => guide with { Categories = [guide.Categories[1], guide.Categories[0]] } },
            {
                "categories[0].name: 工业科技 > 工业",
                guide => guide with { Categories = [guide.Categories[1] with { Name = "工业" }, guide.Categories[0]] }
            },
            {
                "categories[1].id:  > mining; categories[1].name:  > 矿业; categories[1].budgetYuan:  > 1",
                guide => guide with { Categories = guide.Categories.Insert(1, new RoundCategory("mining", "矿业", 1)) }
            },
            {
                "categories[0].id: agriculture > ; categories[0].name: 农业科技 > ; categories[0].budgetYuan: 500000 > ",
                guide => guide with { Categories = guide.Categories.RemoveAt(0) }
            },
            // Without keys of their own entries belong together by position.
            {
                "review.criteria[0].id: team > plan",
                guide =>
                    guide with
                    {
                        Review = guide.Review with { Criteria = guide.Review.Criteria.SetItem(0, new ReviewCriterion("plan", "团队", 40)) },
                    }
            },
            {
                "staff[1].categoryIds:  > industry",
                guide => guide with { Staff = guide.Staff.SetItem(1, guide.Staff[1] with { CategoryIds = ["industry"] }) }
            },
        };

    public static TheoryData<string, SealedIdentifier> Numbers =>
        new()
        {
            { "", Sealed with { CipherText = "sealed again", KeyId = "k2", IndexKeyId = "k1" } },
            {
                "parties[0].citizenId: 220802************ > 440524************",
                Sealed with
                {
                    BlindIndex = "other",
                    Masked = "440524************",
                }
            },
            { "parties[0].citizenId: 220802************ > 220802************", Sealed with { BlindIndex = "other" } },
            { "parties[0].citizenId: 220802************ > 220802************", Sealed with { IndexKeyId = "k2" } },
            { "parties[0].citizenId: 220802************ > E12345***", Sealed with { Kind = IdentityKind.Passport, Masked = "E12345***" } },
        };

    [Theory]
    [MemberData(nameof(Guides))]
    public void Between_TwoGuides_NamesTheFieldsThatDiffer(string expected, Func<RoundGuide, RoundGuide> change) =>
        Assert.Equal(expected, Text(FieldDifference.Between(Before, change(Before))));

    /// <summary>By blind index: a number that is sealed anew is the same, and what differs behind an equal mask is reported.</summary>
    [Theory]
    [MemberData(nameof(Numbers))]
    public void Between_SealedNumbers_ShowsMasksAlone(string expected, SealedIdentifier number) =>
        Assert.Equal(expected, Text(Between([Person], [Person with { CitizenId = number }])));

    [Fact]
    public void Between_AnotherKindOfParty_NamesTheFieldsOfBoth() =>
        Assert.Equal(
            "parties[0].role: PartnerUnit > Member; parties[0].name: 单位 > 张示例; "
                + $"parties[0].unifiedSocialCreditCode: {UnitCode} > ; parties[0].citizenId:  > 220802************",
            Text(Between([Unit with { Id = "p1" }], [Person]))
        );

    [Theory]
    [InlineData("号码22080218800307019X", "号码220802************", "号码440524************", "号码440524188001010014")]
    [InlineData("22080218800307019X", "220802************", "220802************", "220802188003070196")]
    public void Between_TextsWithANumber_AreMasked(string before, string maskedBefore, string maskedAfter, string after) =>
        Assert.Equal(
            [new FieldDifference("reason", maskedBefore, maskedAfter)],
            FieldDifference.Between(before, after, "reason").AsEnumerable()
        );

    [Fact]
    public void Between_NothingAndAnEmptyText_IsNoDifference() => Assert.Empty(FieldDifference.Between(null, "", "reason"));

    private static ImmutableArray<FieldDifference> Between(ImmutableArray<Party> before, ImmutableArray<Party> after) =>
        FieldDifference.Between(before, after, "parties");

    private static string Text(IEnumerable<FieldDifference> differences) =>
        string.Join("; ", differences.Select(each => $"{each.Field}: {each.Before} > {each.After}"));
}
