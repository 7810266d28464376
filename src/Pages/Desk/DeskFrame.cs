using System.Collections.Immutable;

namespace CreditFunctions.Pages.Desk;

/// <summary>The parts of the desk that its navigation leads to.</summary>
public enum DeskSection
{
    Tasks,
    Rounds,
    Cases,
    Listings,
    Projects,
    Imports,
    Staff,
    Identifiers,
    Rules,
}

/// <summary>What stands around every page of the desk: who is signed in, and where they may go.</summary>
/// <param name="AntiForgeryToken">For every form of the page.</param>
public sealed record DeskFrame(string Officer, string AntiForgeryToken, ImmutableArray<DeskSection> Sections)
{
    /// <summary>Where the sign-out form posts to, without a leading slash.</summary>
    public string SignOutPath { get; init; } = "sign-out";
}
