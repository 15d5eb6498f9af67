"""The rhythm of an adult's talks: how they fit the weeks ahead, and the adult's own week."""
