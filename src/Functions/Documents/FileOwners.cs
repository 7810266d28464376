using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Functions.Cases;
using CreditFunctions.Functions.Identifiers;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Documents;

/// <summary>Which records refer to a file.</summary>
public sealed class FileOwners(
    IRecordStore<Application> applications,
    IRecordStore<CreditSubject> subjects,
    IRecordStore<IntegrityCase> cases,
    IdentifierOverrideRegister overrides
)
{
    /// <summary>Whether a record refers to a file now.</summary>
    public async Task<bool> RefersAsync(string owner, string fileId, CancellationToken cancellationToken)
    {
        if (owner == IdentifierOverrideRegister.EvidenceRecord)
        {
            return (await overrides.ReadAsync(cancellationToken)).Any(each => each.Override.EvidenceId == fileId);
        }

        if (CaseFiles.CaseOf(owner) is { } caseId)
        {
            return await cases.FindAsync(caseId.Value, cancellationToken) is { } integrityCase
                && integrityCase.State.Documents.Any(each => each.Id == fileId);
        }

        if (ApplicationId.TryParse(owner, out var id))
        {
            return await applications.FindAsync(id.Value, cancellationToken) is { } application
                && application.State.Documents.Any(each => each.Id == fileId);
        }

        return CreditSubjectId.TryParse(owner, out var subjectId)
            && await subjects.FindAsync(subjectId.Value, cancellationToken) is { } subject
            && subject.State.Evidence.Any(each => each.Id == fileId);
    }
}
