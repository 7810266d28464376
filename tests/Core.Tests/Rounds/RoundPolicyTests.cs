using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Rounds;

public sealed class RoundPolicyTests
{
    private static readonly DateTimeOffset Before = OpensAt.AddDays(-7);
    private static readonly DayRange NoticeDays = new(5, 7);

    public static TheoryData<string, Func<RoundGuide, RoundGuide>> Faulty =>
        new()
        {
            { "id", guide => guide with { Id = default } },
            { "title", guide => guide with { Title = " " } },
            { "title", guide => guide with { Title = new string('题', 201) } },
            { "title", guide => guide with { Title = "一行\n又一行" } },
            { "year", guide => guide with { Year = 1999 } },
            { "year", guide => guide with { Year = 2101 } },
            { "closesAt", guide => guide with { ClosesAt = guide.OpensAt } },
            { "closesAt", guide => guide with { OpensAt = Before.AddDays(-2), ClosesAt = Before } },
            { "closesAt", guide => guide with { ClosesAt = DateTimeOffset.MaxValue } },
            { "closesAt", guide => guide with { ClosesAt = Before.AddYears(10).AddTicks(1) } },
            { "opensAt", guide => guide with { OpensAt = DateTimeOffset.MinValue } },
            { "categories", guide => guide with { Categories = [] } },
            { "categories", guide => guide with { Categories = default } },
            { "categories", guide => guide with { Categories = [guide.Categories[0], guide.Categories[0]] } },
            { "categories", guide => guide with { Categories = [new RoundCategory("Industry", "工业", 1)] } },
            { "categories", guide => guide with { Categories = [new RoundCategory("", "工业", 1)] } },
            { "categories", guide => guide with { Categories = [new RoundCategory(null!, "工业", 1)] } },
            { "categories", guide => guide with { Categories = [new RoundCategory(new string('a', 41), "工业", 1)] } },
            { "categories", guide => guide with { Categories = [.. Categories(51)] } },
            { "categories", guide => guide with { Categories = [guide.Categories[0], null!] } },
            {
                "categories[1].budgetYuan",
                guide => guide with { Categories = [guide.Categories[0], guide.Categories[1] with { BudgetYuan = 0 }] }
            },
            {
                "categories[0].budgetYuan",
                guide =>
                    guide with
                    {
                        Categories = guide.Categories.SetItem(0, guide.Categories[0] with { BudgetYuan = 1_000_000_000_000.01m }),
                    }
            },
            {
                "categories[0].name",
                guide => guide with { Categories = guide.Categories.SetItem(0, guide.Categories[0] with { Name = null! }) }
            },
            {
                "categories[0].maxAmountYuan",
                guide => guide with { Categories = guide.Categories.SetItem(0, guide.Categories[0] with { MaxAmountYuan = 0 }) }
            },
            {
                "categories[0].maxAmountYuan",
                guide => guide with { Categories = guide.Categories.SetItem(0, guide.Categories[0] with { MaxAmountYuan = 500_000.01m }) }
            },
            { "guide", guide => guide with { Guide = new string('文', 20_001) } },
            { "guide", guide => guide with { Guide = null! } },
            { "eligibleUnits", guide => guide with { EligibleUnits = [UnitType.Enterprise, (UnitType)99] } },
            { "requiredDocuments[0].kind", guide => guide with { RequiredDocuments = [new RequiredDocument("answer", "答复")] } },
            { "requiredDocuments[0].kind", guide => guide with { RequiredDocuments = [new RequiredDocument("signed-scan", "盖章件")] } },
            {
                "requiredDocuments[0].note",
                guide => guide with { RequiredDocuments = [new RequiredDocument("proposal", "申报书") { Note = "" }] }
            },
            {
                "requiredDocuments[0].note",
                guide => guide with { RequiredDocuments = [new RequiredDocument("proposal", "申报书") { Note = new string('注', 501) }] }
            },
            {
                "requiredDocuments[0].maxBytes",
                guide => guide with { RequiredDocuments = [new RequiredDocument("proposal", "申报书") { MaxBytes = 0 }] }
            },
            {
                "requiredDocuments[0].maxBytes",
                guide => guide with { RequiredDocuments = [new RequiredDocument("proposal", "申报书") { MaxBytes = 2_147_483_648 }] }
            },
            { "requiredDocuments[0].name", guide => guide with { RequiredDocuments = [new RequiredDocument("proposal", " ")] } },
            { "requiredDocuments[0].kind", guide => guide with { RequiredDocuments = [new RequiredDocument("evidence", "截图")] } },
            { "requiredDocuments", guide => guide with { RequiredDocuments = [] } },
            { "requiredDocuments", guide => guide with { RequiredDocuments = [new RequiredDocument("a/b", "甲乙")] } },
            { "requiredDocuments", guide => guide with { RequiredDocuments = [null!, .. guide.RequiredDocuments] } },
            { "staff", guide => guide with { Staff = [.. guide.Staff.Where(member => member.Role != StaffRole.CaseOfficer)] } },
            { "staff", guide => guide with { Staff = [.. guide.Staff.Where(member => member.Role != StaffRole.MeetingSecretary)] } },
            { "staff", guide => guide with { Staff = [.. guide.Staff.Where(member => member.Role != StaffRole.FinanceOfficer)] } },
            { "staff", guide => guide with { Staff = [.. guide.Staff.Where(member => member.Role != StaffRole.IntegrityOfficer)] } },
            { "staff", guide => guide with { Staff = [.. guide.Staff.Where(member => member.Role != StaffRole.Leader)] } },
            { "staff", guide => guide with { Staff = [.. guide.Staff, guide.Staff[0]] } },
            {
                "staff[1].categoryIds",
                guide => guide with { Staff = guide.Staff.SetItem(1, guide.Staff[1] with { CategoryIds = ["agriculture", "mining"] }) }
            },
            { "staff", guide => guide with { Staff = [.. guide.Staff, null!] } },
            { "staff[0].email", guide => guide with { Staff = guide.Staff.SetItem(0, guide.Staff[0] with { Email = "li" }) } },
            {
                "staff[0].email",
                guide => guide with { Staff = guide.Staff.SetItem(0, guide.Staff[0] with { Email = "李 <li@keji.example>" }) }
            },
            { "staff[0].name", guide => guide with { Staff = guide.Staff.SetItem(0, guide.Staff[0] with { Name = "" }) } },
            { "office", guide => guide with { Office = null! } },
            { "office", guide => guide with { Office = guide.Office with { Name = "" } } },
            { "office", guide => guide with { Office = guide.Office with { Telephone = " " } } },
            { "notice.workingDays", guide => guide with { Notice = new PublicNoticePeriod(4, null) } },
            { "notice.workingDays", guide => guide with { Notice = new PublicNoticePeriod(8, null) } },
            { "notice.length", guide => guide with { Notice = new PublicNoticePeriod(null, TimeSpan.FromDays(5)) } },
            { "notice.length", guide => guide with { Notice = new PublicNoticePeriod(5, TimeSpan.FromDays(5)) } },
            { "notice.length", guide => guide with { Kind = RoundKind.Drill, Notice = new PublicNoticePeriod(null, TimeSpan.Zero) } },
            { "notice.length", guide => guide with { Kind = RoundKind.Drill, Notice = new PublicNoticePeriod(null, TimeSpan.MaxValue) } },
            { "notice", guide => guide with { Notice = new PublicNoticePeriod(null, null) } },
            { "notice", guide => guide with { Notice = null! } },
        };

    public static TheoryData<Func<RoundGuide, RoundGuide>> AtTheLimit =>
        [
            guide => guide,
            guide => guide with { Title = new string('题', 200) },
            guide => guide with { Year = 2000 },
            guide => guide with { Year = 2100 },
            guide => guide with { Categories = [.. Categories(50)] },
            guide => guide with { Categories = [new RoundCategory(new string('a', 40), "工业", 0.01m)] },
            guide => guide with { Categories = guide.Categories.SetItem(0, guide.Categories[0] with { MaxAmountYuan = 500_000 }) },
            guide => guide with { Categories = guide.Categories.SetItem(0, guide.Categories[0] with { BudgetYuan = 1_000_000_000_000 }) },
            guide => guide with { Guide = new string('文', 20_000) },
            guide => guide with { EligibleUnits = [.. Enum.GetValues<UnitType>()] },
            guide =>
                guide with
                {
                    RequiredDocuments =
                    [
                        new RequiredDocument("proposal", "申报书") { Note = new string('注', 500), MaxBytes = int.MaxValue },
                    ],
                },
            guide => guide with { Staff = guide.Staff.SetItem(1, guide.Staff[1] with { CategoryIds = ["agriculture", "industry"] }) },
            guide => guide with { Notice = new PublicNoticePeriod(7, null) },
            guide => guide with { OpensAt = Before.AddDays(-2), ClosesAt = Before.AddTicks(1) },
            guide => guide with { Kind = RoundKind.Drill, Notice = new PublicNoticePeriod(null, TimeSpan.FromTicks(1)) },
            guide => guide with { Kind = RoundKind.Drill },
        ];

    [Theory]
    [MemberData(nameof(Faulty))]
    public void Publish_OneError_NamesItsField(string field, Func<RoundGuide, RoundGuide> change) =>
        Assert.Equal([("guide-is-malformed", field)], ValidationErrors(Publish(change(Guide()))));

    [Theory]
    [MemberData(nameof(AtTheLimit))]
    public void Publish_AtTheLimit_Passes(Func<RoundGuide, RoundGuide> change)
    {
        var guide = change(Guide());

        Assert.Equal(new GuidePublished(guide, Before), Publish(guide).Value);
    }

    [Fact]
    public void Publish_SeveralErrors_NamesAllAtOnce()
    {
        var guide = Guide() with { Title = "", Year = 0, Staff = [], Notice = new PublicNoticePeriod(1, null) };

        Assert.Equal(
            [
                "title",
                "year",
                "staff",
                "staff",
                "staff",
                "staff",
                "staff",
                "staff",
                "staff",
                "notice.workingDays",
                "review.minSheets",
                "review.minSheets",
            ],
            Publish(guide).Errors.Select(error => error.Field)
        );
    }

    private static IEnumerable<RoundCategory> Categories(int count) =>
        Enumerable.Range(1, count).Select(i => new RoundCategory($"c{i}", "类别", 1));

    private static Result<GuidePublished> Publish(RoundGuide guide) => RoundPolicy.Publish(guide, NoticeDays, Before);
}
