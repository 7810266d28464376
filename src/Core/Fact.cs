namespace CreditFunctions.Core;

/// <summary>
/// Something that happened to a record of any type. Facts are stored permanently, by the name of their type: after the first release a type
/// is only ever added, and a name never changes.
/// </summary>
public abstract record Fact;
