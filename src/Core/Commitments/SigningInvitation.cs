using System.Security.Cryptography;
using System.Text;
using CreditFunctions.Core.Applications;

namespace CreditFunctions.Core.Commitments;

/// <summary>A party was asked to sign, by a link to this mail address. A later invitation replaces it.</summary>
public sealed record SigningInvitation(string PartyId, string Email, DateTimeOffset InvitedAt)
{
    private const int MarkBytes = 8;

    /// <summary>
    /// Binds a link to this address and the current party: a link for another address, or for the party before a change, has another
    /// mark.
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

/// <summary>Form to send a party's link; for the lead unit the default is the clerk's own address.</summary>
public sealed record InvitationForm
{
    public string? Email { get; init; }
}
