using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Staff;
using static CreditFunctions.Core.Tests.Cases.SampleCases;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Cases;

public sealed class InvestigatorPolicyTests
{
    private static readonly Officer Zhou = new("zhou-chengxin", "周诚信", "zhou@keji.example", [DeskRole.IntegrityOfficer]);
    private static readonly Officer Li = new("li-jingban", "李经办", "li@keji.example", [DeskRole.CaseOfficer]);
    private static readonly Officer He = new("he", "何经办", "he@keji.example", [DeskRole.CaseOfficer]);
    private static readonly Officer Fa = new("fa", "法制", "fa@keji.example", [DeskRole.Leader]);

    public static TheoryData<string, Officer[], string[]> Proposals =>
        new()
        {
            { "the round's two officers come first", [He, Li, Zhou], ["zhou-chengxin", "li-jingban"] },
            { "whoever left is replaced by another of the role", [He, Li, Zhou with { EndedAt = Now }], ["li-jingban", "he"] },
            {
                "whoever lost the role is the round's officer still",
                [He, Li with { Roles = [DeskRole.Expert] }, Zhou],
                ["zhou-chengxin", "li-jingban"]
            },
            { "who signs in comes before who does not", [He, Zhou], ["zhou-chengxin", "he"] },
            { "without a directory the guide's officers are named", [], ["zhou-chengxin", "li-jingban"] },
            { "one of two is missing", [Fa, Li with { EndedAt = Now }, Zhou], ["zhou-chengxin"] },
            {
                "the party's own mailbox does not investigate",
                [He, Li with { Email = "seal+1@unit.example" }, Zhou],
                ["zhou-chengxin", "he"]
            },
        };

    [Fact]
    public void Propose_AnOfficerWhomTheCaseIsAbout_DoesNotInvestigate()
    {
        var named = Li with { Name = Concealing.PrincipalInvestigator.Name };
        var directory = new StaffDirectory { Officers = [named, He, Zhou] };

        var proposed = InvestigatorPolicy.Propose(Concealing, Concealing.PrincipalInvestigator.Id, Guide(), directory);

        Assert.Equal(["zhou-chengxin", "he"], proposed.Select(officer => officer.OfficerId));
    }

    [Theory]
    [MemberData(nameof(Proposals))]
    public void Propose_OfADirectory_NamesTwoDifferentPeople(string name, Officer[] directory, string[] expected)
    {
        var proposed = InvestigatorPolicy.Propose(Concealing, "u1", Guide(), new StaffDirectory { Officers = [.. directory] });

        Assert.True(expected.SequenceEqual(proposed.Select(officer => officer.OfficerId)), $"{name}: {string.Join(", ", proposed)}");
        Assert.All(proposed, officer => Assert.Equal(CaseSeat.Investigator, officer.Seat));
    }
}
