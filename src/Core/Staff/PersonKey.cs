using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Staff;

/// <summary>
/// Identifies the person of a mail address, where people must be different or have a limit each: a plus suffix in the mailbox does not
/// make a different person.
/// </summary>
public static class PersonKey
{
    /// <summary>The same for every spelling of a person's address.</summary>
    public static string Of(string? email)
    {
        var address = MailAddressText.Clean(email).ToLowerInvariant();
        var at = address.LastIndexOf('@');
        var plus = address.IndexOf('+', StringComparison.Ordinal);
        return plus > 0 && plus < at ? address[..plus] + address[at..] : address;
    }

    public static bool IsSame(string? one, string? other) => Of(one) == Of(other);
}
