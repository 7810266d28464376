using System.Collections.Immutable;

namespace CreditFunctions.Pages.Desk;

/// <summary>Parts of the desk in its navigation.</summary>
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

/// <summary>The frame of every desk page: the officer and the navigation.</summary>
public sealed record DeskFrame(string Officer, string AntiForgeryToken, ImmutableArray<DeskSection> Sections)
{
    /// <summary>Without a leading slash.</summary>
    public string SignOutPath { get; init; } = "sign-out";
}
