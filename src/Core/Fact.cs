namespace CreditFunctions.Core;

/// <summary>
/// An event of a record of any type. Facts are stored permanently under the name of their type: after the first release types are only
/// added, and names never change.
/// </summary>
public abstract record Fact;
