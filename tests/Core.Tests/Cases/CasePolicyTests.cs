using System.Globalization;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Rules;
using static CreditFunctions.Core.Tests.Cases.SampleCases;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Cases;

public sealed class CasePolicyTests
{
    [Fact]
    public void Open_UpheldConcealment_KeepsPartySourceSeatsAndConsent()
    {
        var opened = Opened();

        Assert.Equal(new CaseSource.Concealment(DraftId, "u1", Sources.CreditChina, Now), opened.Source);
        Assert.Equal(("白科案〔2026〕1号", CaseState.Investigation, "2026.1"), (opened.Number.Value, opened.State, opened.RuleVersion));
        Assert.Equal(CreditSubjectId.Of(Concealing.LeadUnit), opened.Subject);
        Assert.Equal(Investigators.AsEnumerable(), opened.Seats);
        Assert.Equal("seal@unit.example", opened.Consent!.Address);
        Assert.Equal(["clerk@unit.example", "seal@unit.example"], opened.PartyPersons.AsEnumerable());
    }

    [Theory]
    [InlineData(FindingRuling.Dismiss, "u1", false)]
    [InlineData(FindingRuling.FindIneligible, "u1", false)]
    [InlineData(FindingRuling.Uphold, "u9", false)]
    [InlineData(FindingRuling.Uphold, "u1", true)]
    public void Open_Suspicion_MustBeUpheldOnAPartyOfTheApplication(FindingRuling ruling, string partyId, bool opens)
    {
        var finding = Upheld with { Ruling = ruling, PartyId = partyId };
        var application = Concealing with { Findings = [finding] };

        var result = CaseOpeningPolicy.FromFinding(application, finding, Id, Number(LetterSeries.Case), Investigators, Context());

        Assert.Equal(opens ? [] : ["suspicion-is-not-upheld"], Codes(result));
    }

    [Fact]
    public void Open_ConsentNotSignedByThePartyItself_AllowsNoElectronicService()
    {
        var byClerk = Concealing with { Commitments = [OnPaper("u1"), Commitment("p1")] };
        var without = Concealing with { Commitments = [Commitment("u1") with { ConsentsToElectronicService = false }] };

        Assert.All(
            new[] { byClerk, without },
            each =>
                Assert.Null(
                    CaseOpeningPolicy.FromFinding(each, Upheld, Id, Number(LetterSeries.Case), Investigators, Context()).Value.Consent
                )
        );
    }

    [Theory]
    [InlineData("li@keji.example", "case-is-incomplete")]
    [InlineData("li@keji.example,li@keji.example", "seat-is-repeated")]
    [InlineData("li@keji.example,seal@unit.example", "officer-is-the-party")]
    [InlineData("li@keji.example,clerk@unit.example", "officer-is-the-party")]
    public void Open_Investigators_AreTwoPeopleWhoAreNotTheParty(string persons, string code)
    {
        var officers = persons.Split(',').Select((person, index) => new SeatedOfficer(CaseSeat.Investigator, $"o{index}", person));

        var result = CaseOpeningPolicy.FromFinding(Concealing, Upheld, Id, Number(LetterSeries.Case), [.. officers], Context());

        Assert.Equal([code], Codes(result));
    }

    [Fact]
    public void Confirm_LetterStatesFactsReasonsBasisMeasureAndTerm()
    {
        var letter = Noticed().Notice!.Letter;

        Assert.Equal(
            ("白科告〔2026〕1号", "白科案〔2026〕1号", 5),
            (letter.Number.Value, letter.CaseNumber.Value, letter.DefenceWorkingDays)
        );
        Assert.Equal((Concealing.LeadUnit.Name, UnitCode), (letter.Addressee.Name, letter.Addressee.Identifier));
        Assert.Equal(
            (Banning.Facts, Banning.Reasons, Severity.Major),
            (letter.Findings.Facts, letter.Findings.Reasons, letter.Findings.Severity)
        );
        Assert.Equal(
            [new LetterMeasure("一定期限内不受理其市级科技计划项目申报", 12, IsPermanent: false)],
            letter.Findings.Measures.AsEnumerable()
        );
        Assert.True(Assert.Single(letter.Findings.Basis).IsSample);
    }

    [Theory]
    [InlineData("2026-03-02", "2026-03-09", false)]
    [InlineData("2026-02-11", "2026-02-25", false)]
    [InlineData("2026-02-26", "2026-03-04", false)]
    [InlineData("2026-09-28", "2026-10-10", false)]
    [InlineData("2026-12-28", "2027-01-05", true)]
    public void Serve_AdvanceNotice_StartsTheTermForTheDefence(string served, string last, bool provisional)
    {
        var day = Day(served);
        var noticed = Noticed(context: Context(At(day)));

        var fact = CasePolicy.Serve(noticed, ByHand with { On = day }, Context(At(day))).Value;

        Assert.Equal((Day(last), "cases.defenceWorkingDays"), (fact.DefenceUntil!.LastDay, fact.DefenceUntil.RuleId));
        Assert.Equal(provisional, fact.DefenceUntil.IsProvisional);
        Assert.Empty(fact.Remedies);
    }

    [Fact]
    public void Serve_Twice_IsRefused()
    {
        Assert.Equal(["letter-is-served"], Codes(CasePolicy.Serve(AdvanceNoticeServed(), ByHand, Context())));
        Assert.Equal(["nothing-to-serve"], Codes(CasePolicy.Serve(Served(), ByHand, Context())));
        Assert.Equal(["nothing-to-serve"], Codes(CasePolicy.Serve(Opened(), ByHand, Context())));
    }

    [Fact]
    public void GiveDefence_EachSideOfTheEndOfItsTerm()
    {
        var until = AdvanceNoticeServed().Notice!.DefenceUntil!.At;

        Assert.True(CasePolicy.GiveDefence(AdvanceNoticeServed(), Admitting, until.AddTicks(-1)).IsSuccess);
        Assert.Equal(["defence-term-has-passed"], Codes(CasePolicy.GiveDefence(AdvanceNoticeServed(), Admitting, until)));
    }

    [Fact]
    public void GiveDefence_OnceBeforeServiceIsRecorded_Stands()
    {
        var given = Noticed().Apply(CasePolicy.GiveDefence(Noticed(), Admitting, Now).Value);

        Assert.Equal(["defence-is-given"], Codes(CasePolicy.GiveDefence(given, Admitting, Now)));
        Assert.Equal(["defence-is-open"], Codes(CasePolicy.CloseDefence(given, Now.AddYears(1))));
        Assert.Equal(
            ["text", "admitsFacts"],
            CasePolicy.GiveDefence(Noticed(), new DefenceForm(), Now).Errors.Select(error => error.Field)
        );
    }

    [Fact]
    public void CloseDefence_WithoutADefence_WaitsForTheEndOfTheTerm()
    {
        var until = AdvanceNoticeServed().Notice!.DefenceUntil!.At;

        Assert.Equal(["defence-is-open"], Codes(CasePolicy.CloseDefence(AdvanceNoticeServed(), until.AddTicks(-1))));
        Assert.False(CasePolicy.CloseDefence(AdvanceNoticeServed(), until).Value.WasGiven);
        Assert.True(CasePolicy.CloseDefence(Defended(), Now).Value.WasGiven);
    }

    [Fact]
    public void Review_ByAnInvestigatorOrTheParty_IsRefused()
    {
        Assert.Equal(
            ["seat-is-not-separate"],
            Codes(CasePolicy.Review(UnderReview(), Seat(CaseSeat.LegalReviewer, "li"), true, "同意", Now))
        );
        Assert.Equal(
            ["officer-is-the-party"],
            Codes(CasePolicy.Review(UnderReview(), new SeatedOfficer(CaseSeat.LegalReviewer, "x", "clerk@unit.example"), true, "同意", Now))
        );
        Assert.Equal(
            ["legal-review-is-incomplete"],
            Codes(CasePolicy.Review(UnderReview(), Seat(CaseSeat.Decider, "fa"), true, "同意", Now))
        );
        Assert.Equal(["opinion"], CasePolicy.Review(UnderReview(), Reviewer, true, " ", Now).Errors.Select(error => error.Field));
    }

    [Fact]
    public void Review_NotPassed_ReturnsToTheInvestigatorsAndKeepsTheNotice()
    {
        var returned = UnderReview().Apply(CasePolicy.Review(UnderReview(), Reviewer, passes: false, "证据不足", Now).Value);

        Assert.Equal((CaseState.Investigation, null, null), (returned.State, returned.Notice, returned.Review));
        Assert.Equal(Number(LetterSeries.AdvanceNotice), Assert.Single(returned.EarlierNotices).Letter.Number);
        Assert.Contains(Reviewer, returned.Seats);
    }

    [Fact]
    public void Close_OnceTheTermForAReexaminationHasEnded()
    {
        var day = Day("2026-09-23");
        var decided = Reviewed().Apply(Decide(Reviewed(), ByMeeting(Banned), Context(At(day))).Value);
        var served = decided.Apply(CasePolicy.Serve(decided, ByHand with { On = day }, Context(At(day))).Value);
        var until = Assert.Single(served.DecisionService!.Remedies).Until;

        Assert.Equal(Day("2026-10-21"), until.LastDay);
        Assert.Equal(["case-can-be-contested"], Codes(CasePolicy.Close(served, until.At.AddTicks(-1))));
        Assert.Equal(CaseState.Closed, served.Apply(CasePolicy.Close(served, until.At).Value).State);
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
