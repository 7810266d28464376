using System.Security.Cryptography;
using System.Text;
using CreditFunctions.Core.Applications;

namespace CreditFunctions.Core.Commitments;

/// <summary>A party was asked to sign, by a link to this mail address. Another address takes its place.</summary>
public sealed record SigningInvitation(string PartyId, string Email, DateTimeOffset InvitedAt)
{
    private const int MarkBytes = 8;

    /// <summary>
    /// What binds a link to this address and to the party as it stands: a link for another address, or for a party that was changed since,
    /// has another mark.
    /// </summary>
    public string MarkFor(ApplicationId id, Party party)
    {
        var identifier = party switch
        {
            Party.Unit unit => unit.Code,
            Party.Person person => person.CitizenId.BlindIndex,
            _ => "",
        };
        var text = string.Join('\n', id.Value, party.Id, party.Role, party.Name, identifier, Email.ToLowerInvariant());
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, MarkBytes));
    }
}

/// <summary>To whom a clerk has a party's link sent; for the lead unit the clerk's own address where it is left out.</summary>
public sealed record InvitationForm
{
    public string? Email { get; init; }
}
