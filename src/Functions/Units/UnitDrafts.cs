using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Functions.Applications.Units;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Units;

/// <summary>A draft that a clerk may accept.</summary>
/// <param name="IsContact">Whether the clerk is its contact; otherwise the clerk is registered for the named unit.</param>
public sealed record OpenedDraft(UnitClerk Clerk, Stored<Application> Stored, bool IsContact);

/// <summary>Opens drafts to the clerks who may accept them, by the link of the unit's page.</summary>
public sealed class UnitDrafts(
    UnitAccess access,
    UnitPages pages,
    RegisteredAddresses registered,
    Acceptances acceptances,
    IRecordStore<Application> applications
)
{
    /// <summary>The draft, if the clerk may accept it. Other clerks do not learn whether it exists.</summary>
    public async Task<Result<OpenedDraft>> OpenAsync(string token, string applicationId, CancellationToken cancellationToken)
    {
        if (!access.Open(token).TryGet(out var clerk, out var errors))
        {
            return errors;
        }

        if (
            !ApplicationId.TryParse(applicationId, out var id)
            || await applications.FindAsync(id.Value, cancellationToken) is not { } stored
            || stored.State.LeadUnit.Code != clerk.UnitCode
        )
        {
            return ApplicationErrors.NotFound();
        }

        var isContact = pages.IsOwn(stored.State, clerk);
        return isContact || await registered.ContainsAsync(clerk, cancellationToken)
            ? new OpenedDraft(clerk, stored, isContact)
            : ApplicationErrors.NotFound();
    }

    /// <summary>Accepts a draft; a repeat changes nothing, and an ended one is refused.</summary>
    public async Task<Result<Application>> AcceptAsync(OpenedDraft draft, CancellationToken cancellationToken)
    {
        if (IsAccepted(draft))
        {
            return draft.Stored.State;
        }

        if (draft.Stored.State.State.IsEnd())
        {
            return ApplicationErrors.IsNotADraft(draft.Stored.State.State);
        }

        if (draft.IsContact)
        {
            return (await acceptances.AcceptByContactAsync(draft.Stored, cancellationToken)).State;
        }

        return await acceptances.AcceptByUnitAsync(draft.Stored, draft.Clerk, cancellationToken) is Recording<Application>.Refused refused
            ? refused.Errors
            : (await applications.GetAsync(draft.Stored.Id, cancellationToken)).State;
    }

    /// <summary>Whether it is accepted already, by this clerk or for the unit.</summary>
    public static bool IsAccepted(OpenedDraft draft) =>
        draft.IsContact ? draft.Stored.State.IsAcceptedByContact() : draft.Stored.State.AcceptanceByUnit() is not null;
}
