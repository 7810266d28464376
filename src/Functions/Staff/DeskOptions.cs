using System.ComponentModel.DataAnnotations;
using CreditFunctions.Core.Staff;

namespace CreditFunctions.Functions.Staff;

/// <summary>Sign-in of officers, and the initial directory.</summary>
public sealed class DeskOptions
{
    /// <summary>
    /// Whether users choose their identity on a page: for development and training. Never together with the platform's sign-in.
    /// </summary>
    public bool LocalSignIn { get; init; }

    /// <summary>Duration of a local session, in hours of the machine's clock.</summary>
    [Range(1, 24)]
    public int SessionHours { get; init; } = 8;

    /// <summary>Of the platform.</summary>
    [Required]
    public string SignInPath { get; init; } = "/.auth/login/aad";

    /// <summary>Of the platform.</summary>
    [Required]
    public string SignOutPath { get; init; } = "/.auth/logout";

    public IReadOnlyList<SeedOfficer> Officers { get; init; } = [];
}

/// <summary>An officer in the settings.</summary>
public sealed class SeedOfficer
{
    [Required]
    public string Id { get; init; } = "";

    [Required]
    public string Name { get; init; } = "";

    [Required]
    public string Email { get; init; } = "";

    /// <summary>Names of <see cref="DeskRole"/>, separated by commas.</summary>
    [Required]
    public string Roles { get; init; } = "";

    /// <exception cref="InvalidOperationException">A role is unknown.</exception>
    public Officer ToOfficer() =>
        new(Id, Name, Email, [.. Roles.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Role)]);

    /// <summary>Null if the roles are valid.</summary>
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
