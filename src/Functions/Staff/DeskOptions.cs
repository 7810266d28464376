using System.ComponentModel.DataAnnotations;
using CreditFunctions.Core.Staff;

namespace CreditFunctions.Functions.Staff;

/// <summary>How officers sign in, and who they are before anybody has changed the directory.</summary>
public sealed class DeskOptions
{
    /// <summary>
    /// Whether anybody may choose who they are, on a page: for development and training. Never together with the platform's sign-in.
    /// </summary>
    public bool LocalSignIn { get; init; }

    /// <summary>How long a local sign-in lasts, in hours of the machine's clock.</summary>
    [Range(1, 24)]
    public int SessionHours { get; init; } = 8;

    /// <summary>Where the platform signs people in.</summary>
    [Required]
    public string SignInPath { get; init; } = "/.auth/login/aad";

    /// <summary>Where the platform signs people out.</summary>
    [Required]
    public string SignOutPath { get; init; } = "/.auth/logout";

    /// <summary>Whom the directory begins with.</summary>
    public IReadOnlyList<SeedOfficer> Officers { get; init; } = [];
}

/// <summary>An officer as settings name one.</summary>
public sealed class SeedOfficer
{
    [Required]
    public string Id { get; init; } = "";

    [Required]
    public string Name { get; init; } = "";

    [Required]
    public string Email { get; init; } = "";

    /// <summary>Names of <see cref="DeskRole"/>, parted by commas.</summary>
    [Required]
    public string Roles { get; init; } = "";

    /// <exception cref="InvalidOperationException">A role has an unknown name.</exception>
    public Officer ToOfficer() =>
        new(Id, Name, Email, [.. Roles.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Role)]);

    /// <summary>What is wrong with the roles; null where nothing is.</summary>
    internal string? FindRoleFault()
    {
        try
        {
            _ = ToOfficer();
            return null;
        }
        catch (InvalidOperationException exception)
        {
            return exception.Message;
        }
    }

    private DeskRole Role(string name) =>
        Enum.TryParse<DeskRole>(name, out var role) && role.ToString() == name
            ? role
            : throw new InvalidOperationException(
                $"Desk__Officers: '{name}' of {Id} is no role; use {string.Join(", ", Enum.GetNames<DeskRole>())}."
            );
}
