using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Rules;
using static CreditFunctions.Core.Tests.Cases.SampleCases;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Cases;

public sealed class CaseDecisionPolicyTests
{
    private static readonly CaseOutcome Unfounded = new CaseOutcome.Unfounded();

    [Fact]
    public void Decide_Established_GivesBothLettersListingAndTraces()
    {
        var decision = Decide(Reviewed(), ByMeeting(Banned), Context()).Value;

        var letter = Assert.IsType<DecisionLetter>(decision.Letters[0]);
        var repair = Assert.IsType<RepairNoticeLetter>(decision.Letters[1]);
        Assert.Equal(("白科决〔2026〕1号", "白科修〔2026〕1号"), (letter.Number.Value, repair.Number.Value));
        Assert.Equal([new Remedy(RemedyKind.Reexamination, Core.Calendar.Term.WorkingDays(15))], letter.Remedies.AsEnumerable());
        Assert.Equal("已采纳部分意见", letter.DefenceResponse);
        Assert.Equal(
            (letter.Number, PublicationClass.Ordinary, new DateOnly(2026, 6, 11)),
            (repair.DecisionNumber, repair.Class, repair.EarliestRepairOn)
        );
        Assert.Equal((12, null), (repair.BanMonths, repair.LastRecordedOn));
        Assert.Equal(new BanTerm(12), decision.Listing!.Ban);
        Assert.Equal(
            ["measure-is-for-severity", "ban-is-within-limits", "procedure-is-ordinary"],
            decision.Traces.Select(trace => trace.Outcome)
        );
    }

    /// <summary>The party is notified of the end of the record and of the start of repair.</summary>
    [Fact]
    public void Decide_WithoutABan_NamesTheLastDayOfTheRecord()
    {
        var minor = new CaseOutcome.Established(Severity.Minor, Minor.Measures);
        var decision = Decide(Reviewed(Minor), ByLeader(minor), Context()).Value;

        var repair = decision.Letters.OfType<RepairNoticeLetter>().Single();
        Assert.Equal((null, decision.Listing!.LastRecordedOn), (repair.BanMonths, repair.LastRecordedOn));
        Assert.Equal(decision.Listing.Publication?.LastDay, repair.LastPublishedOn);
    }

    [Fact]
    public void Decide_Unfounded_InformsAndClearsThePartyAndListsNobody()
    {
        var command = ByLeader(Unfounded) with { RepairNumber = null, DefenceResponse = null };
        var decision = Decide(ReportedUnfounded(), command, Context()).Value;

        var letter = Assert.IsType<DecisionLetter>(Assert.Single(decision.Letters));
        Assert.Null(letter.Findings);
        Assert.Empty(letter.Remedies);
        Assert.Equal("与告知一致", letter.Reasons);
        Assert.Null(decision.Listing);
    }

    [Fact]
    public void Decide_BeforeTheLegalReview_IsRefused() =>
        Assert.Equal(["case-move-is-not-legal"], Codes(Decide(UnderReview(), ByMeeting(Banned), Context())));

    [Fact]
    public void Decide_EstablishedWithoutANotice_IsRefused() =>
        Assert.Equal(["advance-notice-is-missing"], Codes(Decide(ReportedUnfounded(), ByMeeting(Banned), Context())));

    [Fact]
    public void Decide_HeavierThanTheNotice_IsRefused()
    {
        var heavier = new CaseOutcome.Established(Severity.Major, [new IntendedMeasure("ban", new BanTerm(13))]);

        Assert.Equal(["decision-is-heavier-than-notice"], Codes(Decide(Reviewed(), ByMeeting(heavier), Context())));
    }

    [Fact]
    public void Decide_DefenceLeftUnanswered_IsRefused() =>
        Assert.Equal(
            ["defenceResponse"],
            Decide(Reviewed(), ByMeeting(Banned) with { DefenceResponse = " " }, Context()).Errors.Select(error => error.Field)
        );

    [Theory]
    [InlineData("wu", "procedure-is-not-simplified")]
    [InlineData("fa", "seat-is-not-separate,procedure-is-not-simplified")]
    [InlineData("zhou", "seat-is-not-separate,procedure-is-not-simplified")]
    public void Decide_MajorCaseByTheLeader_IsRefused(string leader, string codes) =>
        Assert.Equal(
            codes.Split(','),
            Codes(Decide(Reviewed(), ByLeader(Banned) with { Seats = [Seat(CaseSeat.Decider, leader)] }, Context()))
        );

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    [InlineData(false, false, false)]
    public void IsSimplified_MinorCase_NeedsDocumentsOrAdmission(bool documents, bool admits, bool simplified)
    {
        var reviewed = Reviewed(Minor with { RestsOnDocuments = documents });
        var notice = reviewed.Notice! with { Defence = reviewed.Notice.Defence! with { AdmitsFacts = admits } };
        var outcome = new CaseOutcome.Established(Severity.Minor, Minor.Measures);

        var result = Decide(reviewed with { Notice = notice }, ByLeader(outcome), Context());

        Assert.Equal(simplified ? [] : ["procedure-is-not-simplified"], Codes(result));
    }

    [Theory]
    [InlineData("Decider:wu,Decider:zheng")]
    [InlineData("MeetingSecretary:zhao,Decider:wu")]
    [InlineData("MeetingSecretary:zhao,Decider:wu,Decider:zheng,Investigator:li")]
    public void Decide_Meeting_HasOneSecretaryAndTwoMembers(string seats)
    {
        var taking = seats.Split(',').Select(text => text.Split(':')).Select(parts => Seat(Enum.Parse<CaseSeat>(parts[0]), parts[1]));

        var result = Decide(Reviewed(), ByMeeting(Banned) with { Seats = [.. taking] }, Context());

        Assert.Contains(result.Errors, error => error is { Field: "seats", Code: "case-decision-is-incomplete" });
    }

    [Fact]
    public void Decide_MeetingOfTomorrowBeforeTheReviewOrWithoutMinutes_IsRefused()
    {
        var before = ByMeeting(Banned) with { Body = new DecisionBody.Meeting("白科会纪〔2026〕3号", Today.AddDays(-1)) };
        var tomorrow = ByMeeting(Banned) with { Body = new DecisionBody.Meeting("白科会纪〔2026〕3号", Today.AddDays(1)) };
        var unnumbered = ByMeeting(Banned) with { Body = new DecisionBody.Meeting(" ", Today) };

        Assert.All(
            new[] { tomorrow, before, unnumbered },
            command => Assert.Equal("body", Assert.Single(Decide(Reviewed(), command, Context()).Errors).Field)
        );
    }

    [Fact]
    public void Return_ByADecider_NeedsANewNotice()
    {
        var officer = Seat(CaseSeat.Decider, "wu");

        var returned = Reviewed().Apply(CaseDecisionPolicy.Return(Reviewed(), officer, "需补充告知更重的措施", Now).Value);

        Assert.Equal((CaseState.Investigation, null, null), (returned.State, returned.Notice, returned.Review));
        Assert.Contains(officer, returned.Seats);
        Assert.Equal(["seat-is-not-separate"], Codes(CaseDecisionPolicy.Return(Reviewed(), Seat(CaseSeat.Decider, "li"), "补充", Now)));
        Assert.Equal(["case-move-is-not-legal"], Codes(CaseDecisionPolicy.Return(UnderReview(), officer, "补充", Now)));
    }
}
