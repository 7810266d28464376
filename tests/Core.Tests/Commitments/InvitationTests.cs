using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Commitments;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Commitments;

public sealed class InvitationTests
{
    [Theory]
    [InlineData("u1", null, "clerk@unit.example")]
    [InlineData("u1", " ", "clerk@unit.example")]
    [InlineData("u1", " Seal@Unit.Example ", "Seal@unit.example")]
    [InlineData("p1", "zhang@unit.example", "zhang@unit.example")]
    [InlineData("p1", "clerk@unit.example", "clerk@unit.example")]
    public void Invite_OwnAddress_IsKept(string partyId, string? email, string kept) =>
        Assert.Equal(new SigningInvitation(partyId, kept, Now), Invite(Draft(), partyId, email).Value.Invitation);

    [Theory]
    [InlineData("p1", null)]
    [InlineData("p1", "nobody")]
    [InlineData("p1", "a@b@c.example")]
    [InlineData("u2", null)]
    public void Invite_NoAddress_IsRefused(string partyId, string? email) =>
        Assert.Equal([("email-is-malformed", "email")], ValidationErrors(Invite(DraftWithPartner(), partyId, email)));

    [Theory]
    [InlineData("p2", "zhang@unit.example")]
    [InlineData("p2", "ZHANG+2@unit.example")]
    [InlineData("u2", "clerk+u2@unit.example")]
    public void Invite_MailboxOfAnotherPartyOfTheKind_IsRefusedAndNamesIt(string partyId, string email)
    {
        var error = Assert.Single(Invite(Taken(), partyId, email).Errors);

        Assert.Equal(("signing-address-is-taken", "email"), (error.Code, error.Field));
        Assert.Equal(partyId == "p2" ? "张示例" : "白城市示例农业科技有限公司", error.Arguments["party"]);
    }

    [Theory]
    [InlineData("p2", "clerk@unit.example")]
    [InlineData("u2", "zhang@unit.example")]
    [InlineData("p1", "zhang@unit.example")]
    [InlineData("p1", "zhang+new@unit.example")]
    public void Invite_OneUnitAndOnePersonFromOneMailbox_IsTaken(string partyId, string email) =>
        Assert.True(Invite(Taken(), partyId, email).IsSuccess);

    [Fact]
    public void Invite_UnknownParty_IsRefused() =>
        Assert.Equal([("party-is-unknown", null)], ValidationErrors(Invite(Draft(), "p9", "a@unit.example")));

    [Fact]
    public void Invite_Submitted_IsRefused() =>
        Assert.Equal(
            [("application-is-not-a-draft", null)],
            ValidationErrors(Invite(Draft() with { State = ApplicationState.Submitted }, "u1", null))
        );

    [Fact]
    public void Apply_InvitedAgain_TheNewestAddressCounts() =>
        Assert.Equal(
            ["clerk@unit.example", "li@unit.example"],
            Taken()
                .Apply(new SigningInvited(new SigningInvitation("p1", "li@unit.example", Now)))
                .Invitations.Select(invited => invited.Email)
        );

    [Fact]
    public void MarkFor_AnotherApplicationOrParty_IsAnother()
    {
        var invitation = new SigningInvitation("p1", "zhang@unit.example", Now);
        var party = Draft().PrincipalInvestigator;

        Assert.Equal(
            4,
            new[]
            {
                invitation.MarkFor(DraftId, party),
                invitation.MarkFor(IdOf(2), party),
                invitation.MarkFor(DraftId, party with { Role = PartyRole.Member }),
                (invitation with { Email = "li@unit.example" }).MarkFor(DraftId, party),
            }
                .Distinct()
                .Count()
        );
    }

    // The clerk's mailbox signs for the lead unit, Zhang's for the investigator; a second unit and a second person have none yet.
    private static Application Taken() =>
        DraftWithPartner() with
        {
            Parties =
            [
                .. DraftWithPartner().Parties,
                new Party.Person("p2", PartyRole.Member, "李示例", Sealed with { BlindIndex = "li" }),
            ],
            Invitations = [new SigningInvitation("u1", "clerk@unit.example", Now), new SigningInvitation("p1", "zhang@unit.example", Now)],
        };

    private static Result<SigningInvited> Invite(Application application, string partyId, string? email) =>
        CommitmentPolicy.Invite(application, Guide(), partyId, new InvitationForm { Email = email }, Now);
}
