using CreditFunctions.Functions.Documents;

namespace CreditFunctions.Functions.Identifiers;

/// <summary>Evidence of identifier overrides.</summary>
internal sealed class OverrideFiles(IdentifierOverrideRegister overrides) : FileOwner
{
    public override async Task<bool> RefersAsync(string owner, string fileId, CancellationToken cancellationToken) =>
        owner == IdentifierOverrideRegister.EvidenceRecord
        && (await overrides.ReadAsync(cancellationToken)).Any(each => each.Override.EvidenceId == fileId);
}
