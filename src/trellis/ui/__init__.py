"""The design system: layouts, components, icons, styles, vendored scripts."""
