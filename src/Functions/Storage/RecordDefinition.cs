using CreditFunctions.Core;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Storage;

/// <summary>
/// A type of record: its table, and how facts make its state. Each is one class in the folder of its feature; all are registered.
/// </summary>
public abstract class RecordDefinition
{
    public abstract RecordType Type { get; }

    /// <summary>Path of a record's page for officers, with a leading slash; null if there is none.</summary>
    public virtual string? DeskPathOf(string id) => null;

    internal abstract void Register(IServiceCollection services);

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
/// <param name="begin">The state after the first fact.</param>
/// <param name="apply">The state after a later fact.</param>
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
