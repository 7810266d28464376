using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Tokens;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Limits;

/// <summary>Where requests come from, as marks that name nobody: an address of a person is kept in no row and no log.</summary>
public sealed class Sources(TokenSigner tokens, IOptions<LimitOptions> options)
{
    /// <summary>The client address of a request: for the memory of this instance only.</summary>
    public string AddressOf(HttpRequest request) => ClientAddress.Of(request, options.Value.TrustedProxies);

    /// <summary>The mark of the client address of a request.</summary>
    public string Of(HttpRequest request) => Mark($"source {AddressOf(request)}");

    /// <summary>The mark of a mail address.</summary>
    public string OfMail(string address) => Mark($"mail {address.Trim().ToLowerInvariant()}");

    /// <summary>
    /// The mark of a mailbox, the same for every spelling that leads to it: what counts mails, so that a plus makes no further mailbox.
    /// </summary>
    public string OfMailbox(string address) => Mark($"mail {PersonKey.Of(address)}");

    /// <summary>The mark of an account of the platform.</summary>
    public string OfPrincipal(string objectId) => Mark($"principal {objectId.Trim().ToLowerInvariant()}");

    private string Mark(string text) => Convert.ToHexStringLower(tokens.Derive(TokenPurpose.Source, text));
}
