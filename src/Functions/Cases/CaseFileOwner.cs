using CreditFunctions.Core.Cases;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Cases;

/// <summary>Files of cases.</summary>
internal sealed class CaseFileOwner(IRecordStore<IntegrityCase> cases) : FileOwner
{
    public override async Task<bool> RefersAsync(string owner, string fileId, CancellationToken cancellationToken) =>
        CaseFiles.CaseOf(owner) is { } id
        && await cases.FindAsync(id.Value, cancellationToken) is { } integrityCase
        && integrityCase.State.Documents.Any(each => each.Id == fileId);
}
