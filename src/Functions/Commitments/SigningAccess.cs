using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Listings;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tokens;

namespace CreditFunctions.Functions.Commitments;

/// <summary>A commitment opened by a party's link.</summary>
public sealed record OpenedSigning(Stored<Application> Stored, RoundGuide Guide, Party Party, SigningInvitation Invitation, string Mark)
{
    public Application Application => Stored.State;

    public bool CannotTakePart { get; init; }
}

/// <summary>Opens one party's commitment to the holder of the mailed link, and nothing else of the application.</summary>
public sealed class SigningAccess(
    TokenSigner tokens,
    IRecordStore<Application> applications,
    RoundDirectory directory,
    BanGate bans,
    TimeProvider time
)
{
    /// <summary>Checks whether the party is banned; only after it has signed.</summary>
    public async Task<OpenedSigning> CheckBanAsync(OpenedSigning opened, CancellationToken cancellationToken) =>
        opened with
        {
            CannotTakePart =
                await bans.CheckSignedAsync(opened.Guide, opened.Application, [opened.Party], cancellationToken) is { Count: > 0 },
        };

    public async Task<Result<OpenedSigning>> OpenAsync(string token, CancellationToken cancellationToken)
    {
        if (
            SigningSubject.Read(tokens, token) is not { } subject
            || await applications.FindAsync(subject.ApplicationId.Value, cancellationToken) is not { } stored
        )
        {
            return CommitmentErrors.LinkIsUnknown();
        }

        if (subject.HasExpired(time.GetUtcNow()))
        {
            return CommitmentErrors.LinkHasExpired();
        }

        return
            stored.State.FindParty(subject.PartyId) is { } party
            && stored.State.InvitationOf(party.Id) is { } invitation
            && invitation.MarkFor(stored.State.Id, party) == subject.Mark
            ? new OpenedSigning(stored, await directory.GetAsync(stored.State, cancellationToken), party, invitation, subject.Mark)
            : CommitmentErrors.LinkIsVoid();
    }
}
