using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Staff;

/// <summary>
/// Which mail addresses are one person's, where people must be different or have a limit each: the part after a plus in the mailbox tells
/// nobody apart.
/// </summary>
public static class PersonKey
{
    /// <summary>The same for every spelling of an address of one person.</summary>
    public static string Of(string? email)
    {
        var address = MailAddressText.Clean(email).ToLowerInvariant();
        var at = address.LastIndexOf('@');
        var plus = address.IndexOf('+', StringComparison.Ordinal);
        return plus > 0 && plus < at ? address[..plus] + address[at..] : address;
    }

    /// <summary>Whether two addresses are one person's.</summary>
    public static bool IsSame(string? one, string? other) => Of(one) == Of(other);
}
