using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Objections;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Rounds;
using static CreditFunctions.TestSupport.Domain.SampleRounds;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Objections;

public sealed class ObjectionPolicyTests
{
    private static readonly DateTimeOffset Until = Decided.AddDays(8);

    private static readonly RoundState Round = Published()
        .Concurred(Project(1, ProposalOutcome.Propose), Project(2, ProposalOutcome.Propose), Project(3, ProposalOutcome.Reserve))
        .OnNotice(Until, 1)
        .OnNotice(Until.AddDays(20), 2);

    private static readonly ObjectionForm Form = new()
    {
        ProjectNumber = "2026-science-001",
        Name = "王举报",
        Contact = "wang@citizen.example",
        Facts = "该项目与2025年度已立项项目重复。",
    };

    public static TheoryData<string, Func<ObjectionForm, ObjectionForm>> Faulty => new()
    {
        { "projectNumber", form => form with { ProjectNumber = null } },
        { "projectNumber", form => form with { ProjectNumber = "2026-science-009" } },
        // On another notice, in the reserve: not what lies open here.
        { "projectNumber", form => form with { ProjectNumber = "2026-science-002" } },
        { "projectNumber", form => form with { ProjectNumber = "2026-science-003" } },
        { "name", form => form with { Name = null } },
        { "name", form => form with { Name = " 王 " } },
        { "name", form => form with { Name = new string('王', 101) } },
        { "name", form => form with { Name = "王\n举报" } },
        { "contact", form => form with { Contact = null } },
        { "contact", form => form with { Contact = "0436-0000000" } },
        { "facts", form => form with { Facts = null } },
        { "facts", form => form with { Facts = new string('事', 9) } },
        { "facts", form => form with { Facts = new string(' ', 20) } },
        { "facts", form => form with { Facts = new string('事', 4001) } },
    };

    public static TheoryData<Func<ObjectionForm, ObjectionForm>> AtTheLimit =>
    [
        form => form with { ProjectNumber = " 2026-science-001 " },
        form => form with { Name = "王举" },
        form => form with { Name = new string('王', 100) },
        form => form with { Facts = new string('事', 10) },
        form => form with { Facts = $" {new string('事', 4000)}\n" },
    ];

    [Theory]
    [MemberData(nameof(Faulty))]
    public void File_OneFault_NamesItsField(string field, Func<ObjectionForm, ObjectionForm> change) =>
        Assert.Equal([("objection-is-incomplete", field)], Faults(File(change(Form))));

    [Theory]
    [MemberData(nameof(AtTheLimit))]
    public void File_AtTheLimit_IsTakenIn(Func<ObjectionForm, ObjectionForm> change) => Assert.True(File(change(Form)).IsSuccess);

    [Fact]
    public void File_EmptyForm_NamesEveryFaultAtOnce() =>
        Assert.Equal(["projectNumber", "name", "contact", "facts"], File(new ObjectionForm()).Errors.Select(error => error.Field));

    [Fact]
    public void File_GoodForm_SealsWhoItIs()
    {
        var objection = File(Form with { Name = " 王举报 ", Contact = " wang@citizen.example " }).Value.Objection;

        Assert.Equal((IdOf(91), IdOf(1), "2026-science-001", Form.Facts, Decided), (objection.Id, objection.ApplicationId, objection.ProjectNumber, objection.Facts, objection.FiledAt));
        Assert.Equal((new SealedText("name:王举报", "k1"), new SealedText("contact:wang@citizen.example", "k1")), (objection.Name, objection.Contact));
        Assert.DoesNotContain("王举报", objection.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, -1, "notice-is-over")]
    [InlineData(1, 0, null)]
    [InlineData(3, 0, "notice-not-found")]
    [InlineData(0, 0, "notice-not-found")]
    public void File_Notice_HasToLieOpen(int group, int ticksAfterItsBegin, string? refusal) =>
        Assert.Equal(refusal, File(Form, group, Decided.AddTicks(ticksAfterItsBegin)).Errors.SingleOrDefault()?.Code);

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    public void File_AroundTheEndOfTheNotice_IsRefusedFromThatInstantOn(int ticks, bool isAccepted) =>
        Assert.Equal(isAccepted ? [] : [("notice-is-over", null)], Faults(File(Form, now: Until.AddTicks(ticks))));

    [Theory]
    [InlineData(49, null)]
    [InlineData(50, "objections-to-project-are-too-many")]
    public void File_AroundTheMostToAProject_IsRefusedAbove(int filed, string? refusal) =>
        Assert.Equal(refusal, File(Form, round: Flooded(1, filed)).Errors.SingleOrDefault()?.Code);

    [Theory]
    [InlineData(499, null)]
    [InlineData(500, "objections-are-too-many")]
    public void File_AroundTheMostOfANotice_IsRefusedAbove(int filed, string? refusal)
    {
        var round = Flooded(3, filed);
        round = round with { Notices = [round.Notices[0] with { ApplicationIds = [IdOf(1), IdOf(3)] }, round.Notices[1]] };

        Assert.Equal(refusal, File(Form, round: round).Errors.SingleOrDefault()?.Code);
    }

    [Fact]
    public void File_WhileAnotherNoticeIsFlooded_IsTakenIn() => Assert.True(File(Form, round: Flooded(2, 5000)).IsSuccess);

    public static TheoryData<bool, Func<ObjectionForm, ObjectionForm>> SentAgain => new()
    {
        { true, form => form },
        { true, form => form with { ProjectNumber = $" {form.ProjectNumber}", Name = $"{form.Name} ", Contact = $" {form.Contact}", Facts = $"{form.Facts}\n" } },
        { false, form => form with { ProjectNumber = "2026-science-002" } },
        { false, form => form with { Name = "王举" } },
        { false, form => form with { Contact = "li@citizen.example" } },
        { false, form => form with { Facts = $"{form.Facts}另有证据。" } },
        { false, _ => new ObjectionForm() },
    };

    [Theory]
    [MemberData(nameof(SentAgain))]
    public void IsSame_SentAgain_WhereNothingDiffers(bool isSame, Func<ObjectionForm, ObjectionForm> change) => Assert.Equal(
        isSame, ObjectionPolicy.IsSame(File(Form).Value.Objection, change(Form), (field, text) => text.CipherText[(field.Length + 1)..]));

    private static RoundState Flooded(byte number, int times) =>
        Round with { Objections = [.. Enumerable.Repeat(new ObjectionStanding(IdOf(91), IdOf(number), $"{number}", Decided), times)] };

    [Theory]
    [InlineData("+ +", true)]
    [InlineData("- -", false)]
    [InlineData("+ -", null)]
    [InlineData("- +", null)]
    [InlineData("+", null)]
    [InlineData("", null)]
    [InlineData("+ + +", null)]
    public void Rule_TwoOpinions_DecideWhereTheyAgree(string opinions, bool? upheld) => Assert.Equal(
        upheld,
        ObjectionPolicy.Rule([.. opinions.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(opinion => new Decision.ObjectionOpinion(opinion == "+", "理由"))]));

    private static Result<ObjectionFiled> File(ObjectionForm form, int group = 1, DateTimeOffset? now = null, RoundState? round = null) =>
        ObjectionPolicy.File(round ?? Round, group, IdOf(91), form, (field, text) => new SealedText($"{field}:{text}", "k1"), now ?? Decided);
}
