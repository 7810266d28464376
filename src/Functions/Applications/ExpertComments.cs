using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Applications;

/// <summary>
/// What experts wrote on an application, merged when its ranking was frozen; a row of its own, which is read when it is shown.
/// </summary>
public sealed class ExpertComments(IRecordStore<Application> applications)
{
    internal const string FactKey = "comments";

    /// <summary>What the applicant may read of it now; empty until the result was told.</summary>
    public async Task<IReadOnlyList<string>> ReadForApplicantAsync(Application application, CancellationToken cancellationToken) =>
        ApplicationPolicy.MayReadComments(application)
        && await applications.FindFactAsync(application.Id.Value, FactKey, cancellationToken) is CommentsMerged merged
            ? [.. merged.Comments.Select(IdentifierMask.ApplyWithin)]
            : [];
}
