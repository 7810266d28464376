using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using static CreditFunctions.TestSupport.Domain.Steps;

namespace CreditFunctions.Core.Tests.Staff;

public sealed class SeatPolicyTests
{
    private const string ApplicationId = "a1";
    private static readonly RoundGuide Guide = Samples.Guide();
    private static readonly Officer Sender = new("chen", "陈", "chen@keji.example", [DeskRole.StaffManager]);

    public static TheoryData<StaffRole, StaffRole> Pairs
    {
        get
        {
            var pairs = new TheoryData<StaffRole, StaffRole>();
            foreach (var one in Enum.GetValues<StaffRole>())
            {
                foreach (var other in Enum.GetValues<StaffRole>().Where(role => role > one))
                {
                    pairs.Add(one, other);
                }
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Publish_OnePersonInTwoSeats_IsRefused(StaffRole one, StaffRole other)
    {
        var email = Guide.Staff.First(member => member.Role == one).Email;
        var name = Guide.Staff.First(member => member.Role == other).Id;
        var guide = Guide with
        {
            Staff = [.. Guide.Staff.Select(member => member.Id == name ? member with { Email = email.ToUpperInvariant() } : member)],
        };

        var error = Assert.Single(Publish(guide).Errors);

        Assert.Equal("staff", error.Field);
        Assert.Contains("must be different people", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("one+1@keji.example", "one+2@keji.example", false)]
    [InlineData("one@keji.example", "One+office@KEJI.example", false)]
    [InlineData("one@keji.example", "two@keji.example", true)]
    [InlineData("one@keji.example", "one@finance.example", true)]
    [InlineData("+one@keji.example", "+two@keji.example", true)]
    public void Publish_AddressesThatDifferAfterAPlus_AreOnePerson(string integrity, string leader, bool isPublished)
    {
        var guide = Guide with
        {
            Staff =
            [
                .. Guide.Staff.Select(member =>
                    member.Role switch
                    {
                        StaffRole.IntegrityOfficer => member with { Email = integrity },
                        StaffRole.Leader => member with { Email = leader },
                        _ => member,
                    }
                ),
            ],
        };

        Assert.Equal(isPublished, Publish(guide).IsSuccess);
    }

    [Fact]
    public void Publish_OnePersonTwiceInOneSeat_IsRefused()
    {
        var guide = Guide with { Staff = [.. Guide.Staff, Guide.Staff[1] with { Id = "wang-again", Email = "wang+2@expert.example" }] };

        Assert.Equal("staff", Assert.Single(Publish(guide).Errors).Field);
    }

    [Theory]
    [InlineData(DeskRole.CaseOfficer, "staff[5].role")]
    [InlineData(DeskRole.IntegrityOfficer, null)]
    public void Publish_OfficerOfTheDirectory_NeedsTheRoleOfTheSeat(DeskRole role, string? field)
    {
        var directory = DirectoryWith(new Officer("zhou", "周诚信", "zhou@keji.example", [role]));

        Assert.Equal(field, Publish(Guide, new Seating(directory, [])).Errors.FirstOrDefault()?.Field);
    }

    [Fact]
    public void Publish_OfficerOfTheDirectoryUnderAnotherSpelling_NeedsTheRoleToo()
    {
        var directory = DirectoryWith(new Officer("he", "何", "zhou+he@keji.example", [DeskRole.CaseOfficer]));

        Assert.Equal("staff[5].role", Assert.Single(Publish(Guide, new Seating(directory, [])).Errors).Field);
    }

    [Theory]
    [InlineData(StaffRole.CaseOfficer, "staff[0].email")]
    [InlineData(StaffRole.Expert, null)]
    [InlineData(StaffRole.FinanceOfficer, "staff[4].email")]
    [InlineData(StaffRole.Leader, "staff[6].email")]
    public void Publish_AddressOutsideTheDirectory_IsAnExpertsOnly(StaffRole role, string? field)
    {
        var directory = DirectoryWith();
        var outside = directory with { Officers = [.. directory.Officers.Where(officer => !officer.Holds(SeatPolicy.RoleFor(role)))] };

        Assert.True(Publish(Guide, new Seating(directory, [])).IsSuccess);
        Assert.Equal(field, Publish(Guide, new Seating(outside, [])).Errors.FirstOrDefault()?.Field);
        Assert.True(Publish(Guide with { Kind = RoundKind.Drill }, new Seating(outside, [])).IsSuccess);
    }

    [Fact]
    public void Correct_OfficerWhoHasLeftOffice_KeepsTheSeatButNobodyNewGetsOne()
    {
        var directory = DirectoryWith();
        var left = directory with
        {
            Officers = [.. directory.Officers.Select(each => each.Holds(DeskRole.Leader) ? each with { EndedAt = Samples.Now } : each)],
        };
        var round = RoundState.From(new GuidePublished(Guide, Samples.Now));
        var stranger = new StaffMember("private", StaffRole.CaseOfficer, "某", "me@private.example");

        Assert.DoesNotContain(
            Correct(Guide with { Title = "改" }),
            error => error.Field is { } field && field.StartsWith("staff", StringComparison.Ordinal)
        );
        Assert.Contains(
            Correct(Guide with { Staff = [.. Guide.Staff, stranger] }),
            error => error.Field == $"staff[{Guide.Staff.Length}].email"
        );

        IEnumerable<Error> Correct(RoundGuide guide) =>
            RoundPolicy.Correct(round, guide, "更正", new DayRange(5, 7), Samples.Now, new Seating(left, [])).Errors;
    }

    [Theory]
    [InlineData("2026-science", StaffRole.CaseOfficer, "staff[6].role")]
    [InlineData("a1", StaffRole.CaseOfficer, "staff[6].role")]
    [InlineData("a1", StaffRole.Leader, null)]
    public void Publish_WhoTookAnotherSeatOfTheRound_IsRefused(string recordId, StaffRole seat, string? field)
    {
        var held = new HeldSeat(seat, PersonKey.Of("wu@keji.example"), recordId);

        Assert.Equal(field, Publish(Guide, new Seating(new StaffDirectory(), [held])).Errors.FirstOrDefault()?.Field);
    }

    [Theory]
    [InlineData("Concurrence", "qian-caizheng", DeskRole.Expert, "seat-needs-a-role")]
    [InlineData("Concurrence", "qian-caizheng", DeskRole.FinanceOfficer, null)]
    [InlineData("ObjectionRuling", "zhou-chengxin", DeskRole.CaseOfficer, "seat-needs-a-role")]
    [InlineData("ObjectionRuling", "zhou-chengxin", DeskRole.IntegrityOfficer, null)]
    [InlineData("ObjectionRuling", "wu-juzhang", DeskRole.IntegrityOfficer, "seat-needs-a-role")]
    [InlineData("MeetingResolution", "zhao-mishu", DeskRole.Leader, "seat-needs-a-role")]
    [InlineData("ExpertReview", "wang-zhuanjia", DeskRole.CaseOfficer, "seat-needs-a-role")]
    [InlineData("ExpertReview", "wang-zhuanjia", DeskRole.Expert, null)]
    [InlineData("FormatCheck", "li-jingban", DeskRole.StaffManager, "seat-needs-a-role")]
    [InlineData("CreditQueries", "li-jingban", DeskRole.CaseOfficer, null)]
    public void HandOver_Recipient_NeedsTheRoleOfTheSeat(string step, string from, DeskRole role, string? code)
    {
        var to = new Officer("he", "何", "he@keji.example", [role]);

        Assert.Equal(code, HandOver(StepOf(step), from, to).Errors.FirstOrDefault()?.Code);
    }

    [Theory]
    [InlineData("zhao@keji.example")]
    [InlineData("zhao+2@keji.example")]
    [InlineData("wang@expert.example")]
    [InlineData("li@keji.example")]
    public void HandOver_ToWhoSitsElsewhereInTheRound_IsRefused(string email)
    {
        var everything = new Officer("he", "何", email, [.. Enum.GetValues<DeskRole>()]);

        Assert.Equal(
            "officers-must-stay-apart",
            Assert.Single(HandOver(ReviewStep.Of<ConcurrenceStep>(), "qian-caizheng", everything).Errors).Code
        );
    }

    [Theory]
    [InlineData("a1", true)]
    [InlineData("2026-science", true)]
    [InlineData("a2", false)]
    public void HandOver_ToWhoSatElsewhereInTheMatter_IsRefused(string recordId, bool isRefused)
    {
        var he = new Officer("he", "何", "he@keji.example", [DeskRole.CaseOfficer, DeskRole.IntegrityOfficer]);
        var held = new HeldSeat(StaffRole.CaseOfficer, PersonKey.Of(he.Email), recordId);

        Assert.Equal(
            isRefused,
            !HandOver(ReviewStep.Of<FindingStep>(), "zhou-chengxin", he, task => task with { Held = [held] }).IsSuccess
        );
    }

    [Fact]
    public void HandOver_ToWhoHoldsTheOtherOpinion_IsRefusedUnderAnyAddress()
    {
        var to = new Officer("two", "二", "one+2@keji.example", [DeskRole.Leader, DeskRole.IntegrityOfficer]);
        var holder = new TaskHolder(
            new TaskKey(ReviewStep.Of<FindingStep>(), "", 1, "one"),
            new StaffMember("one", StaffRole.IntegrityOfficer, "一", "one+1@keji.example")
        );

        Assert.Equal(
            "officers-must-stay-apart",
            Assert.Single(HandOver(ReviewStep.Of<FindingStep>(), "wu-juzhang", to, task => task with { Holders = [holder] }).Errors).Code
        );
    }

    [Theory]
    [InlineData("chen", "officer-was-changed-by-sender")]
    [InlineData("wu", null)]
    public void HandOver_ToSomebodyWhomTheSenderAddedOrChanged_IsRefused(string changedBy, string? code)
    {
        var to = new Officer("he", "何", "he@keji.example", [DeskRole.CaseOfficer]) { ChangedBy = [changedBy] };

        Assert.Equal(code, HandOver(ReviewStep.Of<FormatCheckStep>(), "li-jingban", to).Errors.FirstOrDefault()?.Code);
    }

    [Fact]
    public void HandOver_OfTheCreditCheckQueue_GoesToAColleagueAtTheQueue()
    {
        var liu = new StaffMember("liu-jingban", StaffRole.CaseOfficer, "刘经办", "liu@keji.example");
        var guide = Guide with { Staff = [.. Guide.Staff, liu] };
        var holder = new TaskHolder(new TaskKey(ReviewStep.Of<CreditQueriesStep>(), "", 1, "liu-jingban"), liu);
        var task = new TaskToHandOver(
            new TaskKey(ReviewStep.Of<CreditQueriesStep>(), "", 1, "li-jingban"),
            Guide.Staff[0],
            Sender,
            "2026-science"
        )
        {
            Holders = [holder],
        };

        Assert.Equal(
            liu,
            HandOverPolicy.Check(guide, task, new Officer("liu", "刘经办", "liu@keji.example", [DeskRole.CaseOfficer])).Value
        );
    }

    [Fact]
    public void AssigneesOf_EveryStep_HoldTheSeatsOfTheStep()
    {
        foreach (var step in StepDefinitions.All.Where(step => !step.Seats.IsEmpty))
        {
            Assert.Equal(step.Seats, step.AssigneesOf(Guide, "").Select(member => member.Role).Distinct());
        }
    }

    /// <summary>Everybody of the guide in the role of their seat, except the given entries.</summary>
    private static StaffDirectory DirectoryWith(params Officer[] others) =>
        new()
        {
            Officers =
            [
                .. others,
                .. Guide
                    .Staff.Where(member => !others.Any(officer => PersonKey.IsSame(officer.Email, member.Email)))
                    .Select(member => new Officer($"o-{member.Id}", member.Name, member.Email, [SeatPolicy.RoleFor(member.Role)])),
            ],
        };

    private static Result<GuidePublished> Publish(RoundGuide guide, Seating? seating = null) =>
        RoundPolicy.Publish(guide, new DayRange(5, 7), Samples.OpensAt.AddDays(-7), seating);

    private static Result<StaffMember> HandOver(
        ReviewStep step,
        string from,
        Officer to,
        Func<TaskToHandOver, TaskToHandOver>? change = null
    )
    {
        var task = new TaskToHandOver(
            new TaskKey(step, "", 1, from),
            Guide.Staff.Single(member => member.Id == from),
            Sender,
            ApplicationId
        );
        return HandOverPolicy.Check(Guide, (change ?? (same => same))(task), to);
    }
}
