using System.Globalization;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Objections;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
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

    public static TheoryData<string, Func<ObjectionForm, ObjectionForm>> Faulty =>
        new()
        {
            { "projectNumber", form => form with { ProjectNumber = null } },
            { "projectNumber", form => form with { ProjectNumber = "2026-science-009" } },
            // On another notice, in the reserve: not open here.
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
    public void File_OneError_NamesItsField(string field, Func<ObjectionForm, ObjectionForm> change) =>
        Assert.Equal([("objection-is-incomplete", field)], ValidationErrors(File(change(Form))));

    [Theory]
    [MemberData(nameof(AtTheLimit))]
    public void File_AtTheLimit_IsTakenIn(Func<ObjectionForm, ObjectionForm> change) => Assert.True(File(change(Form)).IsSuccess);

    [Fact]
    public void File_EmptyForm_NamesEveryErrorAtOnce() =>
        Assert.Equal(["projectNumber", "facts", "name", "contact"], File(new ObjectionForm()).Errors.Select(error => error.Field));

    [Fact]
    public void File_GoodForm_SealsWhoItIs()
    {
        var objection = File(Form with { Name = " 王举报 ", Contact = " wang@citizen.example " }).Value;

        Assert.Equal(
            (ObjectionIdOf(91), IdOf(1), "2026-science-001", Form.Facts, Decided),
            (objection.Id, objection.ApplicationId, objection.ProjectNumber, objection.Facts, objection.FiledAt)
        );
        Assert.Equal(
            (new SealedText("name:王举报", "k1"), new SealedText("contact:wang@citizen.example", "k1")),
            (objection.Name, objection.Contact)
        );
        Assert.DoesNotContain("王举报", (objection with { Objector = ObjectorMarks.None }).ToString(), StringComparison.Ordinal);
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
        Assert.Equal(isAccepted ? [] : [("notice-is-over", null)], ValidationErrors(File(Form, now: Until.AddTicks(ticks))));

    [Fact]
    public void Confirm_FiftyByOnePerson_LeaveEverybodyElsesFirstAlone()
    {
        var round = Round;
        var taken = 0;
        for (var i = 0; i < 50; i++)
        {
            var filed = ObjectionPolicy.Confirm(
                round,
                1,
                File(Form with { Facts = $"{Form.Facts}第{i}次。" }).Value with
                {
                    Id = ObjectionIdOf((byte)(100 + i)),
                },
                Decided
            );
            taken += filed.IsSuccess ? 1 : 0;
            round = filed.IsSuccess ? round.Apply(filed.Value) : round;
            Assert.All(filed.Errors, error => Assert.Equal("objections-of-person-are-too-many", error.Code));
        }

        Assert.Equal(ObjectionPolicy.MaxOfMailbox, taken);
        Assert.True(
            ObjectionPolicy.Confirm(round, 1, File(Form with { Name = "李群众", Contact = "li@citizen.example" }).Value, Decided).IsSuccess
        );
        Assert.True(ObjectionPolicy.Confirm(round, 1, File(Form with { Name = "李群众" }).Value, Decided).IsSuccess);
    }

    /// <summary>The first objection of each person is accepted, even if they share a mailbox.</summary>
    [Fact]
    public void Confirm_ManyPeopleOfOneMailbox_EachHasTheirFirst()
    {
        var round = Round;
        for (var i = 0; i < 10; i++)
        {
            var form = Form with { Name = $"王{"甲乙丙丁戊己庚辛壬癸"[i]}", Facts = $"{Form.Facts}第{i}次。" };
            round = round.Apply(
                ObjectionPolicy.Confirm(round, 1, File(form).Value with { Id = ObjectionIdOf((byte)(100 + i)) }, Decided).Value
            );
        }

        Assert.Equal(10, round.Objections.Length);
    }

    /// <summary>One person with different spellings of a mailbox.</summary>
    [Theory]
    [InlineData("wang+{0}@citizen.example", "王举报", ObjectionPolicy.MaxOfMailbox, "objections-of-person-are-too-many")]
    [InlineData("WANG+{0}@Citizen.example", "王 举报", ObjectionPolicy.MaxOfMailbox, "objections-of-person-are-too-many")]
    public void Confirm_OneMailboxUnderManySpellingsAndNames_IsLimitedAndReported(string contact, string name, int most, string code)
    {
        var round = Round;
        var refused = new List<string>();
        for (var i = 0; i < 10; i++)
        {
            var form = Form with
            {
                Contact = string.Format(CultureInfo.InvariantCulture, contact, i),
                Name = string.Format(CultureInfo.InvariantCulture, name, "甲乙丙丁戊己庚辛壬癸"[i]),
                Facts = $"{Form.Facts}第{i}次。",
            };
            var filed = ObjectionPolicy.Confirm(round, 1, File(form).Value with { Id = ObjectionIdOf((byte)(100 + i)) }, Decided);
            round = filed.IsSuccess ? round.Apply(filed.Value) : round;
            refused.AddRange(filed.Errors.Select(error => error.Code));
        }

        Assert.Equal(Enumerable.Repeat(code, 10 - most), refused);
        Assert.True(
            ObjectionPolicy.Confirm(round, 1, File(Form with { Contact = "li@citizen.example", Name = "李群众" }).Value, Decided).IsSuccess
        );
    }

    [Theory]
    [InlineData(499, "li@citizen.example", null)]
    [InlineData(3999, "li@citizen.example", null)]
    [InlineData(4000, "li@citizen.example", "objections-are-too-many")]
    [InlineData(499, "wang@citizen.example", null)]
    [InlineData(500, "wang@citizen.example", "objections-are-too-many")]
    public void Confirm_FloodedNotice_StillTakesTheFirstOfAMailbox(int filed, string contact, string? refusal)
    {
        var own = File(Form).Value;
        var round = Flooded(1, filed - 1).Apply(new ObjectionFiled(own));

        Assert.Equal(
            refusal,
            ObjectionPolicy
                .Confirm(round, 1, File(Form with { Name = "李群众", Contact = contact }).Value, Decided)
                .Errors.SingleOrDefault()
                ?.Code
        );
    }

    [Fact]
    public void Confirm_WhileAnotherNoticeIsFlooded_IsTakenIn() =>
        Assert.True(ObjectionPolicy.Confirm(Flooded(2, 5000), 1, File(Form).Value, Decided).IsSuccess);

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, "notice-is-over")]
    public void Confirm_AroundTheEndOfTheNotice_CountsBeforeItOnly(int ticks, string? refusal) =>
        Assert.Equal(refusal, ObjectionPolicy.Confirm(Round, 1, File(Form).Value, Until.AddTicks(ticks)).Errors.SingleOrDefault()?.Code);

    [Theory]
    [InlineData("王举报", "wang@citizen.example", "该项目与2025年度已立项项目重复", true)]
    [InlineData("王 举报", "WANG@citizen.example", "该项目，与２０２５年度已立项项目重复。", true)]
    [InlineData("王举报", "wang@citizen.example", "该项目与2024年度已立项项目重复。", false)]
    [InlineData("李举报", "wang@citizen.example", "该项目与2025年度已立项项目重复。", false)]
    public void FindSame_OnePersonStatesItAgain_IsMerged(string name, string contact, string facts, bool isSame)
    {
        var round = Round.Apply(new ObjectionFiled(File(Form).Value with { Id = ObjectionIdOf(90) }));

        var same = ObjectionPolicy.FindSame(round, File(Form with { Name = name, Contact = contact, Facts = facts }).Value);

        Assert.Equal(isSame ? ObjectionIdOf(90) : null, same?.Id);
    }

    public static TheoryData<bool, Func<ObjectionForm, ObjectionForm>> SentAgain =>
        new()
        {
            { true, form => form },
            {
                true,
                form =>
                    form with
                    {
                        ProjectNumber = $" {form.ProjectNumber}",
                        Name = $"{form.Name} ",
                        Contact = $" {form.Contact}",
                        Facts = $"{form.Facts}\n",
                    }
            },
            { false, form => form with { ProjectNumber = "2026-science-002" } },
            { false, form => form with { Name = "王举" } },
            { false, form => form with { Contact = "li@citizen.example" } },
            { false, form => form with { Facts = $"{form.Facts}另有证据。" } },
            { false, _ => new ObjectionForm() },
        };

    [Theory]
    [MemberData(nameof(SentAgain))]
    public void IsSame_SentAgain_WhereNothingDiffers(bool isSame, Func<ObjectionForm, ObjectionForm> change) =>
        Assert.Equal(
            isSame,
            ObjectionPolicy.IsSame(File(Form).Value, change(Form), (field, text) => text.CipherText[(field.Length + 1)..])
        );

    private static RoundState Flooded(byte number, int times) =>
        Round with
        {
            Objections = [.. Enumerable.Repeat(new ObjectionStatus(ObjectionIdOf(92), IdOf(number), $"{number}", Decided), times)],
        };

    [Theory]
    [InlineData("+ +", true)]
    [InlineData("- -", false)]
    [InlineData("+ -", null)]
    [InlineData("- +", null)]
    [InlineData("+", null)]
    [InlineData("", null)]
    [InlineData("+ + +", null)]
    public void Rule_TwoOpinions_DecideWhereTheyAgree(string opinions, bool? upheld) =>
        Assert.Equal(
            upheld,
            ObjectionPolicy
                .Rule([
                    .. opinions
                        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                        .Select(opinion => new ObjectionRulingDecision(opinion == "+", "理由")),
                ])
                ?.Upholds
        );

    [Theory]
    [InlineData(PartyRole.LeadUnit, PartyRole.LeadUnit, true)]
    [InlineData(PartyRole.LeadUnit, PartyRole.PrincipalInvestigator, false)]
    [InlineData(PartyRole.LeadUnit, null, false)]
    public void Rule_Suspicion_IsOneOnlyWhereBothSuspectTheSame(PartyRole one, PartyRole? other, bool agree)
    {
        ObjectionRulingDecision Suspecting(PartyRole? role) => new(false, "理由") { Suspects = role };

        Assert.Equal(agree, ObjectionPolicy.Rule([Suspecting(one), Suspecting(other)]) is { Suspects: PartyRole.LeadUnit });
    }

    private static Result<Objection> File(ObjectionForm form, int group = 1, DateTimeOffset? now = null) =>
        ObjectionPolicy.Read(
            Round,
            group,
            ObjectionIdOf(91),
            form,
            (field, text) => new SealedText($"{field}:{text}", "k1"),
            text => $"mark of {text}",
            now ?? Decided
        );
}
