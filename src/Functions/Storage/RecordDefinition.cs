using CreditFunctions.Core;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Storage;

/// <summary>
/// A type of record: where it is kept and how facts make its state. Each is one class in the folder of
/// its feature; all are registered.
/// </summary>
public abstract class RecordDefinition
{
    public abstract RecordType Type { get; }

    /// <summary>Where officers look at a record, as a path with a leading slash; null where there is no page.</summary>
    public virtual string? DeskPathOf(string id) => null;

    internal abstract void Register(IServiceCollection services);

    /// <summary>Registers every type of record of this app.</summary>
    internal static void RegisterAll(IServiceCollection services)
    {
        services.AddSingleton<Records>();
        foreach (
            var type in typeof(RecordDefinition)
                .Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(RecordDefinition)) && !type.IsAbstract)
        )
        {
            var definition = (RecordDefinition)Activator.CreateInstance(type)!;
            services.AddSingleton(definition);
            definition.Register(services);
        }
    }
}

/// <inheritdoc/>
/// <param name="tableName">The table, one of <see cref="StorageNames"/>.</param>
/// <param name="begin">The state that the first fact makes.</param>
/// <param name="apply">The state that a later fact makes of a state.</param>
public abstract class RecordDefinition<TState>(
    RecordType type,
    string tableName,
    Func<Fact, TState> begin,
    Func<TState, Fact, TState> apply
) : RecordDefinition
    where TState : class
{
    public override RecordType Type => type;

    internal override void Register(IServiceCollection services)
    {
        services.AddSingleton(new RecordType<TState>(type, tableName, begin, apply));
        services.AddSingleton<IRecordStore<TState>, TableRecordStore<TState>>();
        services.AddSingleton<IRecords>(provider => provider.GetRequiredService<IRecordStore<TState>>());
    }
}
