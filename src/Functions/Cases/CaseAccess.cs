using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tokens;

namespace CreditFunctions.Functions.Cases;

/// <summary>Opens a case to the party that it is about, by the link that was mailed to it or printed on its letter.</summary>
public sealed class CaseAccess(TokenSigner tokens, IRecordStore<IntegrityCase> cases)
{
    /// <summary>The token of the party's link.</summary>
    public string TokenOf(CaseId id) => tokens.Sign(TokenPurpose.Case, id.Value);

    /// <summary>The case of a link. A forged link costs no storage request. Nothing opens before a letter was signed.</summary>
    public async Task<Result<Stored<IntegrityCase>>> OpenAsync(string token, CancellationToken cancellationToken) =>
        tokens.Verify(TokenPurpose.Case, token) is { } subject
        && CaseId.TryParse(subject, out var id)
        && await cases.FindAsync(id.Value, cancellationToken) is { State.Letters.IsEmpty: false } stored
            ? stored
            : CaseRefusals.LinkIsUnknown();
}
