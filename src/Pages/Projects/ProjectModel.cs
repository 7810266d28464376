using System.Collections.Immutable;
using CreditFunctions.Pages.Desk;

namespace CreditFunctions.Pages.Projects;

/// <summary>A project for officers.</summary>
public sealed record ProjectModel(DeskFrame Frame, ProjectDetails Project) : IModelOf<ProjectPage>
{
    /// <summary>What happened, the newest first.</summary>
    public ImmutableArray<ProjectEvent> Events { get; init; } = [];
}

/// <summary>Something that happened to a project.</summary>
/// <param name="Fact">Name of its type.</param>
/// <param name="Actor">Name of an officer, or the side that acted.</param>
public sealed record ProjectEvent(string Fact, DateTimeOffset At, string Actor);
