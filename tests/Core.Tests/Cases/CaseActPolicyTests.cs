using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Staff;
using static CreditFunctions.Core.Tests.Cases.SampleCases;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Cases;

public sealed class CaseActPolicyTests
{
    private static readonly Officer Li = Named("li", DeskRole.CaseOfficer, DeskRole.LegalReviewer);
    private static readonly Officer Zhou = Named("zhou", DeskRole.IntegrityOfficer, DeskRole.Leader);
    private static readonly Officer He = Named("he", DeskRole.CaseOfficer);
    private static readonly Officer Fa = Named("fa", DeskRole.LegalReviewer, DeskRole.Leader);
    private static readonly Officer Wu = Named("wu", DeskRole.Leader);
    private static readonly Officer Zhao = Named("zhao", DeskRole.MeetingSecretary);
    private static readonly Officer Seal = Named("seal", DeskRole.LegalReviewer, DeskRole.CaseOfficer) with { Email = "seal@unit.example" };
    private static readonly StaffDirectory Directory = new() { Officers = [Li, Zhou, He, Fa, Wu, Zhao, Seal] };

    public static TheoryData<string, CaseAct?, string[]> Acts =>
        new()
        {
            { "noted", CaseAct.DecideIntake, ["zhou", "he"] },
            { "taken in", CaseAct.Propose, ["li", "zhou"] },
            { "opened", CaseAct.Propose, ["li", "zhou"] },
            { "proposed", CaseAct.Confirm, ["zhou"] },
            { "noticed", CaseAct.ServeNotice, ["li", "zhou", "he"] },
            { "served", CaseAct.GiveDefence, [] },
            { "reviewable", CaseAct.ReviewLegally, ["fa"] },
            { "reviewed", CaseAct.Decide, ["wu", "zhao"] },
            { "decided", CaseAct.ServeDecision, ["li", "zhou", "he"] },
            { "over", null, [] },
        };

    [Theory]
    [MemberData(nameof(Acts))]
    public void EligibleFor_TheNextAct_IsWhoeverHasTheRoleAndNoOtherSeat(string stage, CaseAct? next, string[] expected)
    {
        var integrityCase = At(stage);

        Assert.Equal(next, CaseActPolicy.NextOf(integrityCase));
        Assert.Equal(
            expected,
            next is { } act ? CaseActPolicy.EligibleFor(integrityCase, act, Directory).Select(officer => officer.Id) : []
        );
    }

    [Fact]
    public void EligibleFor_Proposal_IncludesOthersOnceAnInvestigatorHasLeft()
    {
        var without = Directory with { Officers = Directory.Officers.Replace(Li, Li with { EndedAt = Now }) };

        Assert.Equal(["zhou", "he"], CaseActPolicy.EligibleFor(Opened(), CaseAct.Propose, without).Select(officer => officer.Id));
    }

    /// <summary>A seat belongs to a person, not to a mail address.</summary>
    [Fact]
    public void EligibleFor_Proposal_IncludesAnInvestigatorWhoseAddressChanged()
    {
        var moved = Directory with { Officers = Directory.Officers.Replace(Li, Li with { Email = "li.new@keji.example" }) };

        Assert.Contains(Li.Id, CaseActPolicy.EligibleFor(Opened(), CaseAct.Propose, moved).Select(officer => officer.Id));
    }

    [Fact]
    public void Check_SomebodyInAnotherSeat_IsRefused()
    {
        Assert.Equal("case-act-is-not-yours", CaseActPolicy.Check(UnderReview(), CaseAct.ReviewLegally, Li, Directory)?.Code);
        Assert.Null(CaseActPolicy.Check(UnderReview(), CaseAct.ReviewLegally, Fa, Directory));
    }

    /// <summary>The party has no address of its own in a case without application: its name is compared.</summary>
    [Fact]
    public void EligibleFor_AnOfficerWhomTheCaseIsAbout_IsNobody()
    {
        var about = new Party.Person("x1", PartyRole.Member, "周 诚信", Sealed);
        var directory = Directory with { Officers = Directory.Officers.Replace(Zhou, Zhou with { Name = "周诚信" }) };
        foreach (var stage in (string[])["noted", "taken in", "opened", "proposed", "noticed", "reviewable", "reviewed", "decided"])
        {
            var integrityCase = At(stage) with { Party = about, PartyPersons = [], Seats = [] };

            Assert.All(
                Enum.GetValues<CaseAct>(),
                act => Assert.DoesNotContain("zhou", CaseActPolicy.EligibleFor(integrityCase, act, directory).Select(officer => officer.Id))
            );
            Assert.DoesNotContain("zhou", CaseActPolicy.MembersFor(integrityCase, directory).Select(officer => officer.Id));
            Assert.DoesNotContain("zhou", InvestigatorPolicy.ReplacementsFor(integrityCase, directory).Select(officer => officer.Id));
            Assert.DoesNotContain("zhou", HearingPolicy.ChairsFor(integrityCase, directory).Select(officer => officer.Id));
        }
    }

    [Fact]
    public void MembersFor_Meeting_AreLeadersWithoutAnotherSeat() =>
        Assert.Equal(["wu"], CaseActPolicy.MembersFor(Reviewed(), Directory).Select(officer => officer.Id));

    private static IntegrityCase At(string stage) =>
        stage switch
        {
            "noted" => Noted(),
            "taken in" => TakenIn(),
            "opened" => Opened(),
            "proposed" => Proposed(),
            "noticed" => Noticed(),
            "served" => AdvanceNoticeServed(),
            "reviewable" => UnderReview(),
            "reviewed" => Reviewed(),
            "decided" => Decided(),
            _ => Served(),
        };

    private static Officer Named(string id, params DeskRole[] roles) => new(id, id, $"{id}@keji.example", [.. roles]);
}
