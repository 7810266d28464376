using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Applications;

/// <summary>
/// Comments of experts on an application, merged when its ranking was frozen; in a row of their own, read only when shown.
/// </summary>
public sealed class ExpertComments(IRecordStore<Application> applications)
{
    internal const string FactKey = "comments";

    /// <summary>Empty until the result was notified.</summary>
    public async Task<IReadOnlyList<string>> ReadForApplicantAsync(Application application, CancellationToken cancellationToken) =>
        ApplicationPolicy.MayReadComments(application)
        && await applications.FindFactAsync(application.Id.Value, FactKey, cancellationToken) is CommentsMerged merged
            ? [.. merged.Comments.Select(IdentifierMask.ApplyWithin)]
            : [];
}
