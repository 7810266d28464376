using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tokens;

namespace CreditFunctions.Functions.Cases;

/// <summary>Opens a case to its party by the link in its mail or letter.</summary>
public sealed class CaseAccess(TokenSigner tokens, IRecordStore<IntegrityCase> cases)
{
    public string TokenOf(CaseId id) => tokens.Sign(TokenPurpose.Case, id.Value);

    /// <summary>The case of a link. A forged link costs no storage request. No case opens before a letter was signed.</summary>
    public async Task<Result<Stored<IntegrityCase>>> OpenAsync(string token, CancellationToken cancellationToken) =>
        tokens.Verify(TokenPurpose.Case, token) is { } subject
        && CaseId.TryParse(subject, out var id)
        && await cases.FindAsync(id.Value, cancellationToken) is { State.Letters.IsEmpty: false } stored
            ? stored
            : CaseRefusals.LinkIsUnknown();
}
