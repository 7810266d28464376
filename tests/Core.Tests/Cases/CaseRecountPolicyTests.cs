using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Tests.Calendar;
using static CreditFunctions.Core.Tests.Cases.SampleCases;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Cases;

/// <summary>Terms of a case that lean on a year whose notice of working days was missing.</summary>
public sealed class CaseRecountPolicyTests
{
    private static readonly DateOnly Served2026 = new(2026, 12, 28);
    private static readonly DateTimeOffset LateInDecember = At(Served2026);

    [Theory]
    [InlineData("\"2027-01-01\",\"2027-01-04\",\"2027-01-05\"", "2027-01-07")]
    [InlineData("\"2027-01-01\"", "2027-01-05")]
    public void Recount_Defence_FollowsTheNotice(string holidays, string last)
    {
        var waiting = ServedLate();
        Assert.True(waiting.Notice!.DefenceUntil!.IsProvisional);

        var recounted = waiting.Apply(CaseRecountPolicy.Recount(waiting, SampleNotices.Of2027(holidays, ""), LateInDecember).Value);

        Assert.Equal(last, $"{recounted.Notice!.DefenceUntil!.LastDay:yyyy-MM-dd}");
        Assert.False(recounted.Notice.DefenceUntil.IsProvisional);
        Assert.Equal(
            ["no-term-is-provisional"],
            Codes(CaseRecountPolicy.Recount(recounted, SampleNotices.Of2027(holidays, ""), LateInDecember))
        );
    }

    [Fact]
    public void Recount_TermThatWouldBeShorter_IsKept()
    {
        var waiting = ServedLate();
        var before = waiting.Notice!.DefenceUntil!.At;

        var recounted = waiting.Apply(
            CaseRecountPolicy
                .Recount(waiting, SampleNotices.Of2027("\"2027-01-01\"", "\"2027-01-02\",\"2027-01-03\""), LateInDecember)
                .Value
        );

        Assert.Equal((before, false), (recounted.Notice!.DefenceUntil!.At, recounted.Notice.DefenceUntil.IsProvisional));
    }

    [Fact]
    public void Recount_RemediesAndTheActOfOfficers_FollowToo()
    {
        var decided = Reviewed().Apply(Decide(Reviewed(), ByMeeting(Banned), Context(LateInDecember)).Value);
        decided = decided with { Asked = new AskedAct(1, CaseAct.ServeDecision, ["li"], LateInDecember, Five(), Five()) };
        var recountedAct = decided.Apply(
            CaseRecountPolicy.Recount(decided, SampleNotices.Of2027("\"2027-01-01\",\"2027-01-04\"", ""), LateInDecember).Value
        );
        Assert.Equal(new DateOnly(2027, 1, 6), recountedAct.Asked!.Due.LastDay);

        var served = decided.Apply(CasePolicy.Serve(decided, ByHand with { On = Served2026 }, Context(LateInDecember)).Value);
        var before = served.DecisionService!.Remedies.Single(remedy => remedy.Kind == RemedyKind.Reexamination).Until;
        var recounted = served.Apply(
            CaseRecountPolicy.Recount(served, SampleNotices.Of2027("\"2027-01-01\",\"2027-01-04\"", ""), LateInDecember).Value
        );
        var after = recounted.DecisionService!.Remedies.Single(remedy => remedy.Kind == RemedyKind.Reexamination).Until;
        Assert.Equal(before.LastDay.AddDays(1), after.LastDay);
    }

    [Fact]
    public void Recount_IntakeReporterAndReexaminations_FollowToo()
    {
        var noted = Noted() with { IntakeUntil = Five() };
        Assert.Equal(Six, Recounted(noted).IntakeUntil!.LastDay);
        var served = Served();
        var reported = served with { DecisionService = served.DecisionService! with { ReporterUntil = Five() } };
        Assert.Equal(Six, Recounted(reported).DecisionService!.ReporterUntil!.LastDay);
        Assert.Equal(reported.DecisionService.Remedies.AsEnumerable(), Recounted(reported).DecisionService!.Remedies);

        var asked = WithTerms(SampleReexaminations.Asked());
        Assert.Equal(Six, Recounted(asked).Reexamination!.Request.IntakeUntil.LastDay);
        var accepted = WithTerms(SampleReexaminations.Accepted());
        Assert.Equal(Six, Recounted(accepted).Reexamination!.Intake!.DecideUntil!.LastDay);
        var upheld = WithTerms(SampleReexaminations.DecisionServed(upholds: true));
        Assert.Equal(Six, Recounted(upheld).Reexamination!.AppealUntil!.LastDay);

        var repair = new CaseRepair(new RepairRequest("已改正", ["d1"], LateInDecember, Five(), Five()));
        var repaired = Recounted(Served() with { Repairs = [repair] }).Repair!.Request;
        Assert.Equal((Six, Six), (repaired.IntakeBy.LastDay, repaired.DecideBy.LastDay));
        Assert.False(Recount(Served() with { Repairs = [repair with { HasLapsed = true }] }).IsSuccess);

        // What was decided meanwhile has no term any more.
        Assert.True(Recounted(accepted).Reexamination!.Request.IntakeUntil.IsProvisional);
        Assert.True(Recounted(upheld).Reexamination!.Intake!.DecideUntil!.IsProvisional);
        Assert.Equal(["no-term-is-provisional"], Codes(Recount(Recounted(upheld))));
    }

    [Fact]
    public void Recount_WithoutANotice_OrAfterTheTerm_ChangesNothing()
    {
        var waiting = ServedLate();

        Assert.Equal(["no-term-is-provisional"], Codes(CaseRecountPolicy.Recount(waiting, WorkingDayCalendar.BuiltIn, LateInDecember)));
        Assert.Equal(
            ["no-term-is-provisional"],
            Codes(CaseRecountPolicy.Recount(waiting, SampleNotices.Of2027("\"2027-01-04\"", ""), waiting.Notice!.DefenceUntil!.At))
        );
    }

    private static readonly DateOnly Six = new(2027, 1, 6);

    private static IntegrityCase WithTerms(IntegrityCase integrityCase)
    {
        var each = integrityCase.Reexamination!;
        return integrityCase with
        {
            Reexaminations =
            [
                each with
                {
                    Request = each.Request with { IntakeUntil = Five() },
                    Intake = each.Intake is null ? null : each.Intake with { DecideUntil = Five() },
                    AppealUntil = each.AppealUntil is null ? null : Five(),
                },
            ],
        };
    }

    private static Result<CaseTermsRecounted> Recount(IntegrityCase integrityCase) =>
        CaseRecountPolicy.Recount(integrityCase, SampleNotices.Of2027("\"2027-01-01\",\"2027-01-04\"", ""), LateInDecember);

    private static IntegrityCase Recounted(IntegrityCase integrityCase) => integrityCase.Apply(Recount(integrityCase).Value);

    private static Deadline Five() =>
        WorkingDayCalendar.BuiltIn.DeadlineFor(Served2026, Core.Calendar.Term.WorkingDays(5), "tasks.escalationWorkingDays");

    private static IntegrityCase ServedLate()
    {
        var noticed = Noticed(context: Context(LateInDecember));
        return noticed.Apply(CasePolicy.Serve(noticed, ByHand with { On = Served2026 }, Context(LateInDecember)).Value);
    }
}
