using System.Collections.Immutable;

namespace CreditFunctions.Core.Staff;

/// <summary>The directory was begun with the officers that the settings name.</summary>
public sealed record DirectoryOpened(ImmutableArray<Officer> Officers) : Fact;

/// <summary>Somebody took office.</summary>
public sealed record OfficerAdded(Officer Officer) : Fact;

/// <summary>An officer's name, address or roles were written anew.</summary>
public sealed record OfficerChanged(string OfficerId, string Name, string Email, ImmutableArray<DeskRole> Roles) : Fact;

/// <summary>An officer left.</summary>
public sealed record OfficerEnded(string OfficerId, string Reason, DateTimeOffset At) : Fact;

/// <summary>An officer goes on leave; a stand-in takes their new tasks.</summary>
public sealed record LeaveTaken(string OfficerId, Leave Leave) : Fact;

/// <summary>A leave was called off.</summary>
public sealed record LeaveCancelled(string OfficerId, int Number, string Reason) : Fact;
