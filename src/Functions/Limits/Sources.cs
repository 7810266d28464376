using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Tokens;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Limits;

/// <summary>Sources of requests, as anonymous marks: addresses of persons are stored in no row and no log.</summary>
public sealed class Sources(TokenSigner tokens, IOptions<LimitOptions> options)
{
    /// <summary>For the memory of this instance only.</summary>
    public string AddressOf(HttpRequest request) => ClientAddress.Of(request, options.Value.TrustedProxies);

    public string Of(HttpRequest request) => Mark($"source {AddressOf(request)}");

    public string OfMail(string address) => Mark($"mail {address.Trim().ToLowerInvariant()}");

    /// <summary>The same for every spelling of a mailbox, for counting mails: a plus suffix is no separate mailbox.</summary>
    public string OfMailbox(string address) => Mark($"mail {PersonKey.Of(address)}");

    public string OfPrincipal(string objectId) => Mark($"principal {objectId.Trim().ToLowerInvariant()}");

    private string Mark(string text) => Convert.ToHexStringLower(tokens.Derive(TokenPurpose.Source, text));
}
